namespace SciTasks.Domain.Tasks;

/// <summary>A folded word a task is found by.</summary>
public sealed class TaskWord
{
    /// <summary>Letters of a word that count.</summary>
    public const int Longest = 40;

    private TaskWord() { }

    public TaskWord(string word) => Word = word;

    public string Word { get; private set; } = "";
    public int TaskId { get; private set; }
}
