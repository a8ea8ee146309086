using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Testing;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Tests;

/// <summary>Every address of the application stands in <c>routes.txt</c> with who may use it. Whoever adds one adds its
/// line, and someone looks at it.</summary>
public sealed class Every_route_is_approved(Demo demo) : IClassFixture<Demo>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private sealed record Route(string Method, string Template, string Who, Act? Act, Access Least);

    private List<Route> Routes() =>
        [
            .. demo
                .App.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
                .ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
                .SelectMany(a =>
                    (
                        a.ActionConstraints?.OfType<HttpMethodActionConstraint>().FirstOrDefault()?.HttpMethods ?? ["*"]
                    ).Select(m => (Action: a, Method: m))
                )
                .Select(r => Of(r.Action, r.Method))
                .OrderBy(r => r.Template, StringComparer.Ordinal)
                .ThenBy(r => r.Method, StringComparer.Ordinal),
        ];

    private static Route Of(ControllerActionDescriptor action, string method)
    {
        var template = "/" + action.AttributeRouteInfo!.Template;
        var may = action.EndpointMetadata.OfType<MayAttribute>().LastOrDefault();
        var open = action.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        var who =
            open ? "anyone"
            : may is null ? "anyone signed in"
            : string.Create(CultureInfo.InvariantCulture, $"{may.Act} {may.Least}");
        return new(method, template, who, open ? null : may?.Act, may?.Least ?? Access.None);
    }

    [Fact]
    public async Task The_list_is_what_there_is()
    {
        var file = Path.Combine(Web.App.ContentRoot, "../../tests/SciTasks.Web.Tests/routes.txt");
        var approved = await File.ReadAllLinesAsync(file, Stop);
        var there = Routes().Select(r => $"{r.Method,-4} {r.Template}: {r.Who}").Distinct().ToList();
        // To look at, and to put in the place of the list once someone did.
        await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "routes.found.txt"), there, Stop);
        Assert.Equal([], there.Except(approved).Select(r => "not approved: " + r));
        Assert.Equal([], approved.Except(there).Select(r => "no longer there: " + r));
    }

    /// <summary>Reading or writing: whoever lacks the right gets nothing, whatever record is named and however well the
    /// form is made.</summary>
    [Fact]
    public async Task No_role_reaches_an_address_that_its_row_does_not_give_it()
    {
        var routes = Routes().Where(r => r.Act is not null).ToList();
        Assert.True(routes.Count > 150, $"{routes.Count} routes");
        await using var scope = demo.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var tranche = await db.Tranches.OrderBy(t => t.Id).Select(t => new { t.Id, t.TaskId }).FirstAsync(Stop);
        var tried = 0;
        foreach (var person in await db.Users.AsNoTracking().ToListAsync(Stop))
        {
            using var visitor = await demo.App.SignInAsync(person.Email!);
            var token = await visitor.OpenAsync("/account", "/language");
            foreach (var route in routes.Where(r => Permissions.Of(r.Act!.Value, person.Roles) < r.Least))
            {
                var id = route.Template.StartsWith("/tasks", StringComparison.Ordinal) ? tranche.TaskId : tranche.Id;
                var path = Filled(route.Template, id);
                var answer = route.Method is "GET" or "*"
                    ? await visitor.GetAsync(path)
                    : await visitor.SendAsync(path, token);
                Assert.True(
                    answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound,
                    $"{person.Roles} {route.Method} {path}: {answer.StatusCode}"
                );
                tried++;
            }
        }
        Assert.True(tried > 500, $"{tried} tries");
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_reaches_anything_but_the_door()
    {
        using var stranger = new Visitor(demo.App.Address);
        var token = await stranger.OpenAsync("/sign-in", "/sign-in");
        foreach (var route in Routes().Where(r => r.Who != "anyone"))
        {
            var path = Filled(route.Template, 1);
            var answer = route.Method is "GET" or "*"
                ? await stranger.GetAsync(path)
                : await stranger.SendAsync(path, token);
            Assert.True(
                answer.StatusCode == HttpStatusCode.Unauthorized
                    || answer.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true,
                $"{route.Method} {path}: {answer.StatusCode}"
            );
        }
    }

    private static string Filled(string template, int id) =>
        System.Text.RegularExpressions.Regex.Replace(
            template,
            @"\{[^}]+\}",
            m => m.Value.Contains("period", StringComparison.Ordinal) ? "2026-01-01_2026-06-30" : $"{id}",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
}
