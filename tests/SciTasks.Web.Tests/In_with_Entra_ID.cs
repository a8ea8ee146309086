using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Testing;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Tests;

/// <summary>The road through the directory, against a real OpenID Connect server on this machine.</summary>
public sealed class In_with_Entra_ID : IAsyncLifetime
{
    private const string Group = "77777777-0000-4000-8000-000000000001";
    private LoopbackDirectory _directory = null!;
    private RunningApp _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _directory = await LoopbackDirectory.StartAsync();
        _app = await StartAsync();
        Arrives("oid-khang", "khang@sokhcn.example");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _directory.DisposeAsync();
    }

    private Task<RunningApp> StartAsync(params string[] settings) =>
        RunningApp.StartAsync(
            Directory.CreateTempSubdirectory("scitasks-").FullName,
            clock: TimeProvider.System,
            settings:
            [
                "--Demo:Enabled=false",
                "--AzureAd:Instance=" + _directory.Address,
                "--AzureAd:TenantId=" + LoopbackDirectory.Tenant,
                "--AzureAd:ClientId=" + LoopbackDirectory.Client,
                "--AzureAd:ClientSecret=" + LoopbackDirectory.Secret,
                .. settings,
            ]
        );

    /// <summary>Who signs in at the directory next.</summary>
    private void Arrives(string oid, string email, bool verified = true)
    {
        _directory.Person.Clear();
        _directory.Person["sub"] = "sub-" + oid;
        _directory.Person["oid"] = oid;
        _directory.Person["tid"] = LoopbackDirectory.Tenant;
        _directory.Person["name"] = "Đỗ Minh Khang";
        _directory.Person["email"] = email;
        _directory.Person["preferred_username"] = email;
        _directory.Person["sid"] = "session-" + oid;
        if (verified)
            _directory.Person["xms_edov"] = "1";
    }

    [Fact]
    public async Task Someone_invited_comes_in_by_code_flow_with_pkce_and_is_the_same_ever_after()
    {
        await InviteAsync("khang@sokhcn.example", Roles.Officer);
        using var visitor = new Visitor(_app.Address);
        Assert.Equal("/desk", await WalkAsync(visitor, "/desk"));
        Assert.StartsWith("S256 ", _directory.LastChallenge, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/desk")).StatusCode);
        // Another address at the directory is the same person.
        Arrives("oid-khang", "doi-ten@sokhcn.example");
        using var later = new Visitor(_app.Address);
        Assert.Equal("/desk", await WalkAsync(later, "/desk"));
        // Someone else with the old address is not.
        Arrives("oid-khac", "khang@sokhcn.example");
        using var other = new Visitor(_app.Address);
        Assert.Contains("đã nối với người khác", await RefusedAsync(other), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uninvited", "Chưa có lời mời")]
    [InlineData("unverified", "địa chỉ thư đã xác minh")]
    [InlineData("guest", "Khách của thư mục")]
    [InlineData("guest-by-name", "Khách của thư mục")]
    [InlineData("guest-by-provider", "Khách của thư mục")]
    [InlineData("shut", "Chưa có lời mời")]
    [InlineData("nameless", "không cho biết đây là ai")]
    public async Task Whoever_may_not_come_in_is_told_why(string who, string said)
    {
        var account = await InviteAsync("khang@sokhcn.example", Roles.Officer);
        switch (who)
        {
            case "uninvited":
                Arrives("oid-la", "la@sokhcn.example");
                break;
            case "unverified":
                Arrives("oid-khang", "khang@sokhcn.example", verified: false);
                break;
            case "guest":
                _directory.Person["acct"] = "1";
                break;
            case "guest-by-name":
                _directory.Person["preferred_username"] = "khang_gmail.com#EXT#@sokhcn.example";
                break;
            case "guest-by-provider":
                _directory.Person["idp"] = "live.com";
                break;
            case "shut":
                await InScopeAsync(db =>
                    db.Users.Where(a => a.Id == account)
                        .ExecuteUpdateAsync(a => a.SetProperty(x => x.Disabled, true), Stop)
                );
                break;
            default:
                _directory.Person.Remove("oid");
                break;
        }
        using var visitor = new Visitor(_app.Address);
        Assert.Contains(said, await RefusedAsync(visitor), StringComparison.Ordinal);
    }

    /// <summary>The directory's one factor is no way around the second that someone set up here; where the directory
    /// asked for its own, nobody is asked twice.</summary>
    [Theory]
    [InlineData("pwd", false)]
    [InlineData("pwd mfa", true)]
    public async Task Who_has_a_second_factor_here_is_asked_for_it_unless_the_directory_did(string amr, bool inAtOnce)
    {
        var id = await InviteAsync("khang@sokhcn.example", Roles.Officer);
        string key;
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = (await users.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)))!;
            await users.ResetAuthenticatorKeyAsync(account);
            await users.SetTwoFactorEnabledAsync(account, true);
            key = (await users.GetAuthenticatorKeyAsync(account))!;
        }
        _directory.Person["amr"] = amr;
        using var visitor = new Visitor(_app.Address);
        if (inAtOnce)
        {
            Assert.Equal("/desk", await WalkAsync(visitor, "/desk"));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/desk")).StatusCode);
            return;
        }
        var asked = await WalkToPageAsync(visitor, "/desk");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/desk")).StatusCode);
        var form = await Visitor.FormOfAsync(asked, "/sign-in/second-factor");
        form["code"] = Totp.Code(key);
        var answer = await visitor.SendAsync("/sign-in/second-factor", form);
        Assert.Equal("/desk", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/desk")).StatusCode);
        // Out here is out there too, as for everyone who came by the directory.
        var signOut = await visitor.OpenAsync("/desk", "/sign-out");
        Assert.StartsWith(
            _directory.Address.ToString(),
            (await visitor.SendAsync("/sign-out", signOut)).Headers.Location!.OriginalString,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_guest_comes_in_where_that_is_allowed()
    {
        await using var app = await StartAsync("--Entra:AllowGuests=true");
        await InviteAsync("khang@sokhcn.example", Roles.Officer, app);
        _directory.Person["acct"] = "1";
        using var visitor = new Visitor(app.Address);
        Assert.Equal("/desk", await WalkAsync(visitor, "/desk"));
    }

    [Fact]
    public async Task Roles_of_the_directory_are_read_at_every_sign_in()
    {
        await using var app = await StartAsync(
            "--Entra:Roles:SciTasks.Accountant=Accountant",
            $"--Entra:Roles:{Group}=Leadership"
        );
        var id = await InviteAsync("khang@sokhcn.example", Roles.Reader, app);
        async Task<Roles> HeldAsync() =>
            await InScopeAsync(db => db.Users.Where(a => a.Id == id).Select(a => a.Roles).SingleAsync(Stop), app);
        foreach (
            var (claim, values, held) in new[]
            {
                ("roles", new[] { "SciTasks.Accountant", "Unknown" }, Roles.Accountant),
                ("groups", [Group], Roles.Leadership),
            }
        )
        {
            Arrives("oid-khang", "khang@sokhcn.example");
            _directory.Person[claim] = values;
            using var visitor = new Visitor(app.Address);
            Assert.Equal("/desk", await WalkAsync(visitor, "/desk"));
            Assert.Equal(held, await HeldAsync());
        }
        Arrives("oid-khang", "khang@sokhcn.example");
        using var without = new Visitor(app.Address);
        Assert.Contains("chưa giao vai trò", await RefusedAsync(without), StringComparison.Ordinal);
        _directory.Person["_claim_names"] = "{\"groups\":\"src1\"}";
        using var many = new Visitor(app.Address);
        Assert.Contains("quá nhiều nhóm", await RefusedAsync(many), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Out_goes_both_ways()
    {
        await InviteAsync("khang@sokhcn.example", Roles.Officer);
        using var visitor = new Visitor(_app.Address);
        await WalkAsync(visitor, "/desk");
        using var copied = visitor.Copy();
        var gone = await visitor.PostAsync("/desk", "/sign-out", []);
        Assert.StartsWith(_directory.Address.ToString(), gone.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var client = new HttpClient();
        await client.GetAsync(gone.Headers.Location, Stop);
        Assert.True(_directory.WasSignedOut);
        Assert.Equal(HttpStatusCode.Redirect, (await copied.GetAsync("/desk")).StatusCode);

        // Signed out at the directory, which calls without a cookie of ours.
        using var again = new Visitor(_app.Address);
        await WalkAsync(again, "/desk");
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/desk")).StatusCode);
        await client.GetAsync(new Uri(_app.Address, "/signout-oidc?sid=session-oid-khang"), Stop);
        Assert.Equal(HttpStatusCode.Redirect, (await again.GetAsync("/desk")).StatusCode);
    }

    [Fact]
    public async Task A_silent_directory_is_told_of_and_local_accounts_still_work()
    {
        await using var app = await StartAsync("--AzureAd:Instance=http://127.0.0.1:1/");
        using var visitor = new Visitor(app.Address);
        var answer = await visitor.PostAsync("/sign-in", "/sign-in/entra", []);
        Assert.Contains(
            "không trả lời",
            await visitor.TextAsync(answer.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
    }

    private static readonly string[] Bends =
    [
        "issuer",
        "tenant in the issuer",
        "issuer with a slash more",
        "audience",
        "no audience",
        "expired",
        "no expiry",
        "not yet",
        "nonce of another",
        "no nonce",
        "replayed",
        "unsigned",
        "unsigned, by another spelling",
        "shared secret made of the public key",
        "shared secret of the client",
        "another key",
        "another key, brought along",
        "claims changed after signing",
        "no signature",
        "two parts",
        "nothing",
    ];

    /// <summary>Each is the token of someone who may come in, bent in one thing. None lets anyone in.</summary>
    [Fact]
    public async Task A_token_that_is_not_right_lets_nobody_in()
    {
        await InviteAsync("khang@sokhcn.example", Roles.Officer);
        using (var first = new Visitor(_app.Address))
            Assert.Equal("/desk", await WalkAsync(first, "/desk"));
        var earlier = _directory.LastToken!;
        var letIn = new List<string>();
        foreach (var bend in Bends)
        {
            _directory.Bend = token => bend == "replayed" ? earlier : Bent(token, bend);
            using var visitor = new Visitor(_app.Address);
            if (
                await WalkAsync(visitor, "/desk") != "/sign-in?problem=outside"
                || (await visitor.GetAsync("/desk")).StatusCode != HttpStatusCode.Redirect
            )
                letIn.Add(bend);
        }
        Assert.Equal([], letIn);
    }

    private string Bent(string token, string how)
    {
        string Signed(Action<JsonObject> change) => _directory.Signed(token, change);
        using var other = RSA.Create(2048);
        var modulus = _directory.Key.Rsa.ExportRSAPublicKey();
        var pem = Encoding.ASCII.GetBytes(_directory.Key.Rsa.ExportSubjectPublicKeyInfoPem());
        return how switch
        {
            "issuer" => Signed(c => c["iss"] = "https://login.evil.example/v2.0"),
            "tenant in the issuer" => Signed(c =>
                c["iss"] = $"{_directory.Address}00000000-0000-4000-8000-000000000000/v2.0"
            ),
            "issuer with a slash more" => Signed(c => c["iss"] = $"{_directory.Issuer}/evil"),
            "audience" => Signed(c => c["aud"] = "another-application"),
            "no audience" => Signed(c => c.Remove("aud")),
            "expired" => Signed(c => c["exp"] = DateTimeOffset.UnixEpoch.AddYears(50).ToUnixTimeSeconds()),
            "no expiry" => Signed(c => c.Remove("exp")),
            "not yet" => Signed(c => c["nbf"] = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds()),
            "nonce of another" => Signed(c => c["nonce"] = "638000000000000000.bm9uY2U"),
            "no nonce" => Signed(c => c.Remove("nonce")),
            "unsigned" => LoopbackDirectory.Headed(token, new { alg = "none", typ = "JWT" }, _ => []),
            "unsigned, by another spelling" => LoopbackDirectory.Headed(
                token,
                new { alg = "nOnE", typ = "JWT" },
                _ => []
            ),
            "shared secret made of the public key" => LoopbackDirectory.Headed(
                token,
                new
                {
                    alg = "HS256",
                    kid = "loopback",
                    typ = "JWT",
                },
                s => HMACSHA256.HashData(pem.Length > 0 ? pem : modulus, Encoding.ASCII.GetBytes(s))
            ),
            "shared secret of the client" => LoopbackDirectory.Headed(
                token,
                new { alg = "HS256", typ = "JWT" },
                s => HMACSHA256.HashData(Encoding.ASCII.GetBytes(LoopbackDirectory.Secret), Encoding.ASCII.GetBytes(s))
            ),
            "another key" => LoopbackDirectory.Headed(
                token,
                new
                {
                    alg = "RS256",
                    kid = "loopback",
                    typ = "JWT",
                },
                s => other.SignData(Encoding.ASCII.GetBytes(s), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ),
            "another key, brought along" => LoopbackDirectory.Headed(
                token,
                new
                {
                    alg = "RS256",
                    typ = "JWT",
                    jwk = new
                    {
                        kty = "RSA",
                        e = "AQAB",
                        n = Convert.ToBase64String(other.ExportParameters(false).Modulus!),
                    },
                },
                s => other.SignData(Encoding.ASCII.GetBytes(s), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ),
            "claims changed after signing" => Swapped(token, Signed(c => c["email"] = "giamdoc@sokhcn.example")),
            "no signature" => token[..(token.LastIndexOf('.') + 1)],
            "two parts" => token[..token.LastIndexOf('.')],
            _ => "",
        };
    }

    private static string Swapped(string token, string other) =>
        $"{token.Split('.')[0]}.{other.Split('.')[1]}.{token.Split('.')[2]}";

    private async Task<int> InviteAsync(string email, Roles roles, RunningApp? app = null)
    {
        await using var scope = (app ?? _app).Services.CreateAsyncScope();
        var account = await scope
            .ServiceProvider.GetRequiredService<AccountDesk>()
            .AddAsync(
                new Account
                {
                    Email = email,
                    DisplayName = "Đỗ Minh Khang",
                    Roles = roles,
                }
            );
        return account.Id;
    }

    private async Task<T> InScopeAsync<T>(Func<AppDb, Task<T>> work, RunningApp? app = null)
    {
        await using var scope = (app ?? _app).Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private static async Task<string> RefusedAsync(Visitor visitor)
    {
        Assert.Equal("/sign-in", await WalkAsync(visitor, "/desk"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/desk")).StatusCode);
        return WebUtility.HtmlDecode(await visitor.TextAsync("/sign-in"));
    }

    /// <summary>From our button to the directory and back, as a browser goes.</summary>
    /// <returns>The address here that it ends at.</returns>
    private static async Task<string> WalkAsync(Visitor visitor, string from) =>
        (await WalkToPageAsync(visitor, from)).Headers.Location!.OriginalString;

    /// <returns>The first answer of ours that is not another step on the way.</returns>
    private static async Task<HttpResponseMessage> WalkToPageAsync(Visitor visitor, string from)
    {
        var opened = await visitor.OpenAsync("/sign-in", "/sign-in/entra");
        var out_ = await visitor.SendAsync("/sign-in/entra", opened, new() { ["from"] = from });
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var back = await client.GetAsync(out_.Headers.Location, Stop);
        Assert.True(back.Headers.Location is not null, await back.Content.ReadAsStringAsync(Stop));
        var answer = await visitor.GetAsync(back.Headers.Location.PathAndQuery);
        while (
            answer.Headers.Location?.OriginalString is { } next
            && (
                next.StartsWith("/signin-oidc", StringComparison.Ordinal)
                || next.StartsWith("/sign-in/entra", StringComparison.Ordinal)
            )
        )
            answer = await visitor.GetAsync(next);
        return answer;
    }
}
