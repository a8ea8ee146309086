using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>The engine that follows tasks knows none of them: a licence of an X-ray machine is followed by the same deadlines, ladder, alerts,
/// spans and journal, with nothing but what is written here.</summary>
public sealed class Following_another_kind_of_record
{
    private static readonly DeadlineKind Renewal = new("Renewal");

    private static readonly WorkingCalendar Calendar = new([], []);

    private static readonly DeadlineRule RenewBefore = new(
        "XRAY-RENEWAL",
        1,
        Renewal,
        ["any"],
        new(36, TermUnit.Months),
        Party.Host,
        "made up for this test"
    );

    private static readonly IReadOnlyList<Rung> Steps =
    [
        new(-60, [Audience.Responsible]),
        new(0, [Audience.Responsible, Audience.Officer]),
        new(30, [Audience.DivisionHead], RepeatDays: 30),
    ];

    private enum LicenceSpan
    {
        Valid,
        Withdrawn,
    }

    private sealed class LicenceMove(int sequence, Step step) : Move(sequence, step)
    {
        public override (string Name, int? PersonId)? Signatory => null;
    }

    private sealed record Licence(int Id, DateOnly Issued, DateOnly? Renewed, DateOnly? Withdrawn)
    {
        public FollowedRecord Record => new("XRay", Id);

        public PlannedDeadline Deadline => RenewBefore.Counted(Calendar, "", Issued, Renewed);

        public IReadOnlyCollection<LicenceSpan> On(DateOnly day) =>
            Withdrawn <= day ? [LicenceSpan.Withdrawn]
            : Issued <= day && day <= Deadline.Due ? [LicenceSpan.Valid]
            : [];

        public IEnumerable<DateOnly> ChangeDays =>
            new[] { Issued, Deadline.Due.AddDays(1), Withdrawn }.OfType<DateOnly>();
    }

    private readonly Licence _licence = new(7, new(2023, 3, 1), null, new(2026, 9, 15));

    [Fact]
    public void Its_deadline_is_counted_by_the_rule_and_moves_off_a_day_off() =>
        Assert.Equal(new DateOnly(2026, 3, 2), _licence.Deadline.Due); // 1 March 2026 is a Sunday

    [Theory]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", -60)]
    [InlineData("2026-03-02", 0)]
    [InlineData("2026-05-01", 60)]
    public void It_climbs_the_ladder(string day, int? offset) =>
        Assert.Equal(
            offset,
            Steps.Reached(_licence.Deadline.Due, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Offset
        );

    [Fact]
    public void Its_alerts_never_share_a_key_with_those_of_a_task_of_the_same_number()
    {
        var host = Recipient.Of("Bệnh viện", "xquang@benhvien.example", 1);
        string Key(FollowedRecord record) => Alert.KeyOf(record, _licence.Deadline, "0", host);
        Assert.StartsWith("XRay:7|Renewal|", Key(_licence.Record), StringComparison.Ordinal);
        Assert.StartsWith("7|Renewal|", Key(ResearchTask.RecordOf(7)), StringComparison.Ordinal);
        Assert.Equal(Key(_licence.Record), new Alert(_licence.Record, _licence.Deadline, "0", host, new(2026, 3, 2)).Key);
    }

    [Fact]
    public void Its_spans_say_of_every_day_what_its_facts_say()
    {
        var spans = Sweep.Over(_licence.ChangeDays, _licence.On);
        for (var day = new DateOnly(2022, 1, 1); day < new DateOnly(2027, 1, 1); day = day.AddDays(1))
            Assert.Equal(_licence.On(day), spans.Where(s => s.From <= day && day < s.To).Select(s => s.Kind));
    }

    [Fact]
    public void Its_journal_knows_who_did_what_for_whom()
    {
        var (head, deputy) = (new Actor(1, "Lê Văn Phúc"), new Actor(2, "Phạm Thu Hà"));
        var move = new LicenceMove(
            Array.Empty<Move>().Next(),
            new(deputy with { For = head }, new(2026, 3, 2), default)
        );
        Assert.Equal(1, move.Sequence);
        Assert.True(move.MadeBy(head));
        Assert.True(move.MadeBy(deputy));
        Assert.False(move.MadeBy(new Actor(3, "Võ Thị Mai")));
    }
}
