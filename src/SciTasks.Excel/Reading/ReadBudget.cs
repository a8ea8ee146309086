using System.Text;
using System.Xml;

namespace SciTasks.Excel.Reading;

/// <summary>Counts what is read of one file and refuses it as soon as it is too much.</summary>
internal sealed class ReadBudget(string fileName)
{
    private long _inflated;
    private long _characters;
    private int _cells;

    public string FileName => fileName;

    public void Inflate(int bytes)
    {
        if ((_inflated += bytes) > ReadLimits.InflatedBytes)
            throw new UnreadableFileException("file.zip-bomb", fileName);
    }

    public void Cell()
    {
        if (++_cells > ReadLimits.Cells)
            throw new UnreadableFileException("file.too-many-cells", fileName, ReadLimits.Cells);
    }

    public void Text(int characters)
    {
        if (characters > ReadLimits.CellText)
            throw new UnreadableFileException("file.cell-too-long", fileName, ReadLimits.CellText);
        if ((_characters += characters) > ReadLimits.Characters)
            throw new UnreadableFileException("file.too-much-text", fileName, ReadLimits.Characters);
    }

    /// <summary>Text of the current element (<c>v</c>, <c>si</c> or <c>is</c>): all runs, without phonetic hints,
    /// read piece by piece so that a
    /// huge one is refused before it is in memory. Leaves the reader on its end.</summary>
    public string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var (depth, phonetic) = (xml.Depth, false);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            if (xml.LocalName == "rPh")
                phonetic = xml.NodeType == XmlNodeType.Element;
            else if (IsText(xml.NodeType))
                Append(xml, phonetic ? null : text);
        Text(text.Length);
        return text.ToString();
    }

    private void Append(XmlReader xml, StringBuilder? text)
    {
        var piece = new char[4096];
        for (int read, all = text?.Length ?? 0; (read = xml.ReadValueChunk(piece, 0, piece.Length)) > 0;)
        {
            if ((all += read) > ReadLimits.CellText)
                throw new UnreadableFileException("file.cell-too-long", fileName, ReadLimits.CellText);
            text?.Append(piece, 0, read);
        }
    }

    private static bool IsText(XmlNodeType type) =>
        type is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA;
}
