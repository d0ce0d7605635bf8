using Bench.MinimalApp;
using Microsoft.EntityFrameworkCore;

// What the forum's start is compared with: the plainest MVC program that shows a topic of the same store through EF Core.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddControllersWithViews();
builder.Services.AddDbContext<StoreDb>(options => options.UseSqlite($"Data Source={builder.Configuration["Store"]};Mode=ReadOnly"));
await using var app = builder.Build();
app.MapControllers();
await app.RunAsync();
