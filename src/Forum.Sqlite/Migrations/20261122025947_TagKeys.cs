using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Forum.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TagKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tags_name",
                table: "tags");

            migrationBuilder.AddColumn<string>(
                name: "key",
                table: "tags",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // Names had no accents so far, so each is its own key.
            migrationBuilder.Sql("UPDATE tags SET key = name");

            migrationBuilder.CreateIndex(
                name: "IX_tags_key",
                table: "tags",
                column: "key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tags_key",
                table: "tags");

            migrationBuilder.DropColumn(
                name: "key",
                table: "tags");

            migrationBuilder.CreateIndex(
                name: "IX_tags_name",
                table: "tags",
                column: "name",
                unique: true);
        }
    }
}
