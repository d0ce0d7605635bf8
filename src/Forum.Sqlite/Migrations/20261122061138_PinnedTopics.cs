using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Forum.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PinnedTopics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "pinned_at",
                table: "topics",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_topics_category_id_pinned_at",
                table: "topics",
                columns: new[] { "category_id", "pinned_at" },
                filter: "pinned_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_topics_category_id_pinned_at",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "pinned_at",
                table: "topics");
        }
    }
}
