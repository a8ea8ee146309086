namespace SciTasks.Domain.Basics.Text;

/// <summary>Recognises text typed with the TCVN3 or VNI fonts of before Unicode.</summary>
public static class LegacyText
{
    private const string Tcvn3Only = "®µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË«¬­§¡¢¤¥¦";

    /// <summary>True where the text looks like TCVN3 bytes read as Latin-1, for example <c>C«ng nghÖ</c>.</summary>
    public static bool LooksLikeTcvn3(string text)
    {
        var strange = text.Count(c => Tcvn3Only.Contains(c, StringComparison.Ordinal) && c is not ('Ê' or '©' or '·'));
        return strange > 0 && !text.Any(c => c is >= '\u1EA0' and <= '\u1EF9' or 'ư' or 'ơ' or 'đ');
    }
}
