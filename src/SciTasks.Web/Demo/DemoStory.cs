using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Rules;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;
using SciTasks.Web.Files;
using SciTasks.Web.Importing;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Demo;

/// <summary>The story of <c>database/demo</c>: a department, its people and tasks. Loaded through the same import as
/// any file.</summary>
internal sealed class DemoStory(
    AppDb db,
    Settings settings,
    DemoMode mode,
    UserManager<Account> users,
    RuleBook rules,
    FileStore store,
    TimeProvider clock
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "database", "demo");

    /// <summary>Asked before the database is created. Without the setting: only into an empty data directory and
    /// outside any named environment.</summary>
    public bool IsWanted(string? environment)
    {
        if (settings.Demo.Enabled is { } said)
            return said;
        return string.IsNullOrEmpty(environment) && !settings.UsesSqlServer && !File.Exists(settings.DatabaseFile);
    }

    /// <summary>Loads the story into a new database, and turns one-click sign-in on where the mark and the setting
    /// allow it.</summary>
    /// <exception cref="SettingsException">Demo:Enabled on a database that is not a demo.</exception>
    public async Task PrepareAsync(bool wanted, CancellationToken cancellation)
    {
        wanted |= settings.Demo.Enabled is null && IsUnnamedEnvironment && await IsDueAsync(cancellation);
        if (wanted && !await IsMarkedAsync(cancellation))
        {
            if (await db.Tasks.AnyAsync(cancellation) || await db.Users.AnyAsync(cancellation))
                throw new SettingsException(
                    "Demo:Enabled is true, but the database holds real data and no demo mark. Set Demo:Enabled to false or choose another DataDirectory."
                );
            await LoadAsync(0, cancellation);
        }
        // A demo database stays a demo on its next start unless someone says otherwise.
        mode.IsOn =
            settings.Demo.Enabled != false && await IsMarkedAsync(cancellation) && (wanted || IsUnnamedEnvironment);
    }

    /// <returns>How many tasks the register holds afterwards.</returns>
    public async Task<int> LoadAsync(int further, CancellationToken cancellation)
    {
        var marked = await IsMarkedAsync(cancellation);
        if (!marked && (await db.Tasks.AnyAsync(cancellation) || await db.Users.AnyAsync(cancellation)))
            throw new SettingsException(
                "The database holds real data; the demo is only loaded into an empty one. Choose another DataDirectory."
            );
        db.Author = "demo";
        // The story is one unit: a start that is cut short leaves nothing of it, and the next begins again.
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        var raw = Directory
            .GetFiles(Folder, "*.csv")
            .SelectMany(f => RawWorkbook.Read(File.ReadAllBytes(f), Path.GetFileName(f)))
            .ToList();
        if (further > 0)
            raw = [.. raw.Select(s => s.Name == "Tasks" ? MadeUpTasks.AddTo(s, further) : s)];
        // The story is set before its own last day, whatever day it is loaded.
        var sheets = new WorkbookParser(DateOnly.MaxValue).Parse(raw, null);
        var options = new ImportOptions(
            new DateOnly(2021, 1, 1),
            DryRun: false,
            MayImportMoney: true,
            settings.Department.Source
        );
        var result = await new RegisterImport(db, DateOnly.MaxValue, options).RunAsync(
            sheets,
            cancellation: cancellation
        );
        if (!result.Applied)
            throw new InvalidDataException(
                "The demo story does not import: "
                    + result.Sheets.SelectMany(s => s.Problems).First(p => p.Severity == Severity.Error)
            );
        if (!marked)
        {
            await AddPeopleAsync(cancellation);
            await new FundingStory(db, rules, Folder).PlayAsync(cancellation);
            await new WorkStory(db, rules, store, Folder).PlayAsync(cancellation);
            await db.Marks.Where(m => m.Name == DatabaseMark.DemoDue).ExecuteDeleteAsync(cancellation);
            db.Marks.Add(new DatabaseMark { Name = DatabaseMark.Demo, Value = "database/demo" });
            await db.SaveChangesAsync(cancellation);
        }
        await whole.CommitAsync(cancellation);
        return await db.Tasks.CountAsync(cancellation);
    }

    private static bool IsUnnamedEnvironment =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"));

    private async Task<bool> IsMarkedAsync(CancellationToken cancellation) =>
        await db.Marks.AnyAsync(m => m.Name == DatabaseMark.Demo, cancellation);

    /// <summary>The database was made for the demo and holds nothing yet; whoever has worked in it since wants no
    /// demo.</summary>
    private async Task<bool> IsDueAsync(CancellationToken cancellation) =>
        await db.Marks.AnyAsync(m => m.Name == DatabaseMark.DemoDue, cancellation)
        && !await db.Tasks.AnyAsync(cancellation)
        && !await db.Users.AnyAsync(cancellation);

    private async Task AddPeopleAsync(CancellationToken cancellation)
    {
        var people = JsonSerializer.Deserialize<List<DemoPerson>>(
            await File.ReadAllTextAsync(Path.Combine(Folder, "people.json"), cancellation),
            Json
        )!;
        foreach (var person in people)
        {
            var account = new Account
            {
                UserName = person.Email,
                Email = person.Email,
                DisplayName = person.Name,
                Position = person.Position,
                Roles = person.Roles,
                IsDirector = person.IsDirector,
                IsDemo = true,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
                ReviewedAt = clock.GetUtcNow().UtcDateTime,
                PersonId = (await db.People.FirstOrDefaultAsync(p => p.Email == person.Email, cancellation))?.Id,
                OrganizationId = person.Roles.HasFlag(Roles.Host)
                    ? (await db.Organizations.FirstOrDefaultAsync(o => o.Email == person.Email, cancellation))?.Id
                    : null,
            };
            var created = await users.CreateAsync(account);
            if (!created.Succeeded)
                throw new InvalidDataException($"Demo person {person.Name}: {created.Errors.First().Description}");
        }
    }

    private sealed record DemoPerson(string Name, string Email, string Position, Roles Roles, bool IsDirector = false);
}

/// <summary>Further demo tasks made by rule from their number, never by chance.</summary>
internal static class MadeUpTasks
{
    private static readonly string[] Subjects =
    [
        "nuôi tôm sinh thái",
        "giống lúa chịu mặn",
        "năng lượng mặt trời",
        "chuyển đổi số cấp xã",
        "bảo tồn đờn ca tài tử",
        "thuốc nam địa phương",
        "rừng ngập mặn",
        "du lịch cộng đồng",
    ];
    private static readonly string[] Verbs = ["Nghiên cứu", "Ứng dụng", "Xây dựng mô hình", "Đánh giá"];

    public static RawSheet AddTo(RawSheet story, int count)
    {
        var header = story.Rows[0].Cells.ToDictionary(c => c.Value.Text, c => c.Key);
        var rows = Enumerable
            .Range(1, count)
            .Select(n => new RawRow(
                story.Rows.Count + n,
                Cells(n).Where(c => c.Value.Length > 0).ToDictionary(c => header[c.Key], c => new RawCell(c.Value))
            ));
        return story with { Rows = [.. story.Rows, .. rows] };
    }

    private static Dictionary<string, string> Cells(int n)
    {
        var start = new DateOnly(2016, 1, 1).AddDays(n * 37 % 3600);
        var end = start.AddMonths(12 + n % 4 * 6);
        var accepted = n % 3 != 0 && end.Year < 2026 ? end.AddDays(40 + n % 90) : (DateOnly?)null;
        return new()
        {
            ["Code"] = string.Create(CultureInfo.InvariantCulture, $"MR-{n:00000}"),
            ["Title"] = new StringBuilder(Verbs[n % 4])
                .Append(' ')
                .Append(Subjects[n % 8])
                .Append(CultureInfo.InvariantCulture, $" tại địa bàn số {n % 64 + 1}")
                .ToString(),
            ["Type"] = n % 5 == 0 ? "dự án SXTN" : "đề tài KH&CN",
            ["Field"] = ((n % 6) + 1).ToString(CultureInfo.InvariantCulture),
            ["Host organisation"] = $"Trung tâm số {n % 40 + 1}",
            ["Principal investigator"] = $"Chủ nhiệm số {n % 300 + 1}",
            ["Decision date"] = Day(start.AddDays(-30)),
            ["Contract date"] = Day(start.AddDays(-5)),
            ["Start"] = Day(start),
            ["End"] = Day(end),
            ["State budget"] = (200_000_000L + n % 17 * 50_000_000L).ToString(CultureInfo.InvariantCulture),
            ["Dossier submitted"] = accepted is { } a ? Day(a.AddDays(-20)) : "",
            ["Accepted"] = accepted is { } b ? Day(b) : "",
            ["Grade"] =
                accepted is null ? ""
                : n % 29 == 0 ? "Không đạt"
                : "Đạt",
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
