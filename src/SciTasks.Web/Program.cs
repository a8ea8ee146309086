using SciTasks.Web.Commands;

return await CommandLine.RunAsync(args);
