using Forum.Core.Platform.Data;
using Forum.Web.Platform.Host;
using Forum.Web.Shared;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddForum(builder.Configuration);
builder.Services.AddForumPages();
builder.Services.AddForumFrame();

var app = builder.Build();
await app.Services.GetRequiredService<IForumEngine>().Migrate(CancellationToken.None);

app.UseForumFrame();
app.MapControllers();
await app.RunAsync();

/// <summary>Named for the tests that start the program.</summary>
public partial class Program;
