using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Forum.Sqlite.Migrations
{
    /// <summary>
    /// The full-text table: tokens that our own analyser made, a row for each post under the post's id. Contentless,
    /// because the text is in the posts; unicode61 only splits at the spaces between tokens.
    /// </summary>
    public partial class SearchIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE VIRTUAL TABLE post_search USING fts5(
                title, tags, body,
                content='', contentless_delete=1,
                tokenize="unicode61 remove_diacritics 0"
            );
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE post_search;");
    }
}
