using System.Collections.Concurrent;
using Bench.FixedBytes;

// The physical limit that every page is compared with: an answer of a given size from memory, and nothing else.
// GET /18400 sends so many bytes, GET /7900/br the same under a Content-Encoding; what follows a second slash is ignored.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
await using var app = builder.Build();

var answers = new ConcurrentDictionary<string, FixedAnswer?>(StringComparer.Ordinal);
app.Run(context => answers.GetOrAdd(context.Request.Path.Value!, FixedAnswer.For) is { } answer
    ? answer.Send(context.Response)
    : FixedAnswer.Nothing(context.Response));
await app.RunAsync();
