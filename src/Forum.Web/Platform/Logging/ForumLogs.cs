using Microsoft.Extensions.Logging.Console;

namespace Forum.Web.Platform.Logging;

/// <summary>One entry a line on standard output, as text for people or JSON for collectors.</summary>
internal static class ForumLogs
{
    public static void AddForumLogs(this ILoggingBuilder logging, string format)
    {
        logging.ClearProviders();
        if (format == "json")
        {
            logging.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else
        {
            logging.AddConsoleFormatter<TextLines, ConsoleFormatterOptions>();
            logging.AddConsole(options => options.FormatterName = TextLines.FormatterName);
        }

        // The keys lie in the database beside the password hashes; that they are not sealed once more is decided, see docs/self-hosting.md.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);

        // It warns on every form that it forbids caching, and anybody could fill the log with stale tokens.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        // As long as it may log anything it begins a scope and an activity for each request, which nothing of ours reads; failures are logged by NothingRaw and by Kestrel.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }
}
