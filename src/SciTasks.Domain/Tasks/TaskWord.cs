namespace SciTasks.Domain.Tasks;

/// <summary>A folded word a task is found by.</summary>
public sealed class TaskWord
{
    private TaskWord() { }

    public TaskWord(string word) => Word = word;

    public string Word { get; private set; } = "";
    public int TaskId { get; private set; }
}
