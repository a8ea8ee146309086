using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Web;
using SciTasks.Web.Commands;
using SciTasks.Web.Setup;

namespace SciTasks.Testing;

/// <summary>The real application on a free loopback port, over its own data directory with the demo story.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningApp(WebApplication app, string folder) => (_app, Folder) = (app, folder);

    public string Folder { get; }

    /// <summary>The folder is another's, who deletes it.</summary>
    public bool LeavesFolder { get; set; }
    public Uri Address => new(_app.Urls.First());
    public IServiceProvider Services => _app.Services;

    /// <param name="folder">A data directory to run on; by default a new one with the demo story. It is deleted at
    /// the end.</param>
    /// <param name="server">A server to make a new database on, in place of the embedded one. It is dropped at the
    /// end.</param>
    /// <param name="clock">By default that of the story.</param>
    /// <param name="settings">Further settings as <c>--Key=value</c>; alerts run by themselves only where one says
    /// so.</param>
    public static async Task<RunningApp> StartAsync(
        string? folder = null,
        SqlServerForTests? server = null,
        TimeProvider? clock = null,
        params string[] settings
    )
    {
        var own = folder ?? Directory.CreateTempSubdirectory("scitasks-").FullName;
        var app = App.Build(
            [
                "--DataDirectory=" + own,
                "--Demo:Enabled=true",
                "--Alerts:Automatic=false",
                "--Audit:SealEverySeconds=0",
                "--Limits:ExportsPerMinute=10000",
                "--Limits:UploadsPerMinute=10000",
                "--Limits:SearchesPerMinute=10000",
                "--urls=http://127.0.0.1:0",
                .. server?.Settings ?? [],
                .. settings,
            ],
            clock ?? StoryClock.Instance
        );
        if (server is not null)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().MigrateAsync();
        }
        else if (folder is null && clock is null && app.Services.GetRequiredService<Settings>().Demo.Enabled == true)
            await ToldStory.CopyToAsync(own);
        await ServeVerb.StartAsync(app);
        return new(app, own);
    }

    /// <summary>A browser without pictures, signed in as the demo person with that address.</summary>
    public async Task<Visitor> SignInAsync(string email)
    {
        var visitor = new Visitor(Address);
        await using var scope = Services.CreateAsyncScope();
        var id = scope.ServiceProvider.GetRequiredService<AppDb>().Users.Single(a => a.Email == email).Id;
        await visitor.PostAsync(
            "/sign-in",
            "/sign-in/demo",
            new() { ["id"] = id.ToString(System.Globalization.CultureInfo.InvariantCulture) }
        );
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await using (var scope = Services.CreateAsyncScope())
            if (scope.ServiceProvider.GetRequiredService<Settings>().UsesSqlServer)
                await scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureDeletedAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (!LeavesFolder)
            Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Asks for pages and posts the forms found on them, anti-forgery token included.</summary>
public sealed class Visitor : IDisposable
{
    private readonly Uri _address;
    private readonly CookieContainer _cookies;
    private readonly HttpClient _client;

    public Visitor(Uri address)
        : this(address, new CookieContainer()) { }

    private Visitor(Uri address, CookieContainer cookies) =>
        (_address, _cookies, _client) = (
            address,
            cookies,
            new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
            {
                BaseAddress = address,
            }
        );

    /// <summary>Someone who got hold of all cookies as they are now.</summary>
    public Visitor Copy()
    {
        var cookies = new CookieContainer();
        cookies.Add(_cookies.GetAllCookies());
        return new Visitor(_address, cookies);
    }

    /// <summary>The same cookies towards another node.</summary>
    public Visitor At(Uri address)
    {
        var cookies = new CookieContainer();
        foreach (Cookie cookie in _cookies.GetAllCookies())
            cookies.Add(address, new Cookie(cookie.Name, cookie.Value));
        return new Visitor(address, cookies);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> TextAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync();

    /// <summary>The token and hidden fields of the form on <paramref name="page"/> that posts to
    /// <paramref name="action"/>.</summary>
    public async Task<Dictionary<string, string>> OpenAsync(string page, string action)
    {
        var html = await new HtmlParser().ParseDocumentAsync(await TextAsync(page));
        var form =
            html.QuerySelectorAll("form[method=post]").FirstOrDefault(f => f.GetAttribute("action") == action)
            ?? throw new InvalidOperationException($"{page} has no form for {action}.");
        return form.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
    }

    /// <summary>Posts what was opened before, with further fields.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string action,
        Dictionary<string, string> opened,
        Dictionary<string, string>? fields = null
    )
    {
        var values = new Dictionary<string, string>(opened);
        foreach (var (name, value) in fields ?? [])
            values[name] = value;
        using var body = new FormUrlEncodedContent(values);
        return await _client.PostAsync(new Uri(action, UriKind.Relative), body);
    }

    /// <summary>Hidden fields of the form of an answer that posts to an address, or of its first form.</summary>
    public static async Task<Dictionary<string, string>> FormOfAsync(HttpResponseMessage answer, string? action)
    {
        var html = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var form =
            html.QuerySelectorAll("main form[method=post]")
                .FirstOrDefault(f => action is null || f.GetAttribute("action") == action)
            ?? throw new InvalidOperationException($"{answer.StatusCode}: no form for {action}.");
        return form.QuerySelectorAll("input[type=hidden]")
            .GroupBy(i => i.GetAttribute("name")!)
            .ToDictionary(g => g.Key, g => g.First().GetAttribute("value") ?? "");
    }

    /// <summary>Posts with a header of one's own.</summary>
    public async Task<HttpResponseMessage> SendWithAsync(
        string action,
        Dictionary<string, string> fields,
        (string Name, string Value) header
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative));
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        request.Content = new FormUrlEncodedContent(fields);
        return await _client.SendAsync(request);
    }

    /// <summary>Posts as a browser does from a page: it names where the page is from.</summary>
    public async Task<HttpResponseMessage> SendFromPageAsync(
        string action,
        Dictionary<string, string> opened,
        Dictionary<string, string> fields,
        string? origin = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative));
        request.Headers.Add("Origin", origin ?? _address.GetLeftPart(UriPartial.Authority));
        request.Content = new FormUrlEncodedContent(opened.Concat(fields));
        return await _client.SendAsync(request);
    }

    /// <summary>Posts fields as they are, a name as often as it comes.</summary>
    public async Task<HttpResponseMessage> SendAllAsync(string action, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var body = new FormUrlEncodedContent(fields);
        return await _client.PostAsync(new Uri(action, UriKind.Relative), body);
    }

    /// <summary>Posts a body of one's own, for example a file of any size.</summary>
    public Task<HttpResponseMessage> SendBodyAsync(string action, HttpContent body) =>
        _client.PostAsync(new Uri(action, UriKind.Relative), body);

    /// <summary>Posts to <paramref name="action"/> with the token and hidden fields of the form on
    /// <paramref name="page"/>; files as multipart.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string page,
        string action,
        Dictionary<string, string> fields,
        (string Name, string FileName, byte[] Content)? file = null
    )
    {
        var opened = await OpenAsync(page, action);
        if (file is not { } upload)
            return await SendAsync(action, opened, fields);
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in opened.Concat(fields))
            body.Add(new StringContent(value), name);
        body.Add(new ByteArrayContent(upload.Content), upload.Name, upload.FileName);
        return await _client.PostAsync(new Uri(action, UriKind.Relative), body);
    }

    public void Dispose() => _client.Dispose();
}
