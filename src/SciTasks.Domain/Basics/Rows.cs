using System.Collections;

namespace SciTasks.Domain.Basics;

/// <summary>Rows that belong to a record: anyone reads them and may enter what a paper states; only the domain takes one away.</summary>
public sealed class Rows<T> : IReadOnlyList<T>, ICollection<T>
    where T : class
{
    private readonly List<T> _rows = [];

    public int Count => _rows.Count;

    public T this[int index] => _rows[index];

    bool ICollection<T>.IsReadOnly => false;

    /// <summary>Enters a fact that a paper or a file states and no step here made.</summary>
    public void Enter(T row) => _rows.Add(row);

    public bool Exists(Predicate<T> match) => _rows.Exists(match);

    public T? Find(Predicate<T> match) => _rows.Find(match);

    public T? FindLast(Predicate<T> match) => _rows.FindLast(match);

    public bool TrueForAll(Predicate<T> match) => _rows.TrueForAll(match);

    public List<TOther> ConvertAll<TOther>(Converter<T, TOther> to) => _rows.ConvertAll(to);

    internal void Add(T row) => _rows.Add(row);

    internal void AddRange(IEnumerable<T> rows) => _rows.AddRange(rows);

    internal bool Remove(T row) => _rows.Remove(row);

    internal int RemoveAll(Predicate<T> match) => _rows.RemoveAll(match);

    internal void Clear() => _rows.Clear();

    public IEnumerator<T> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // What the mapping fills and empties a record by.
    void ICollection<T>.Add(T item) => _rows.Add(item);

    bool ICollection<T>.Remove(T item) => _rows.Remove(item);

    void ICollection<T>.Clear() => _rows.Clear();

    bool ICollection<T>.Contains(T item) => _rows.Contains(item);

    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => _rows.CopyTo(array, arrayIndex);
}
