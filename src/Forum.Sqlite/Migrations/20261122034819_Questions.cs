using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Forum.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Questions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "accepted_at",
                table: "topics",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "accepted_by_id",
                table: "topics",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "accepted_post_id",
                table: "topics",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "answer_count",
                table: "topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "held_posts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "questions",
                table: "categories",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Those who waited before this was counted wait still, and nobody else does.
            migrationBuilder.Sql(
                "UPDATE topics SET answer_count = (SELECT count(*) FROM posts p WHERE p.topic_id = topics.id AND p.deleted_at IS NULL AND p.author_id <> topics.author_id)");

            migrationBuilder.CreateIndex(
                name: "IX_topics_accepted_post_id",
                table: "topics",
                column: "accepted_post_id",
                filter: "accepted_post_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_topics_open_questions",
                table: "topics",
                columns: new[] { "last_post_at", "id" },
                filter: "kind = 1 AND accepted_post_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_topics_solved",
                table: "topics",
                columns: new[] { "last_post_at", "id" },
                filter: "accepted_post_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_topics_waiting",
                table: "topics",
                columns: new[] { "created_at", "id" },
                filter: "answer_count = 0 AND accepted_post_id IS NULL AND deleted_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_topics_accepted_post_id",
                table: "topics");

            migrationBuilder.DropIndex(
                name: "ix_topics_open_questions",
                table: "topics");

            migrationBuilder.DropIndex(
                name: "ix_topics_solved",
                table: "topics");

            migrationBuilder.DropIndex(
                name: "ix_topics_waiting",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "accepted_at",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "accepted_by_id",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "accepted_post_id",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "answer_count",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "held_posts");

            migrationBuilder.DropColumn(
                name: "questions",
                table: "categories");
        }
    }
}
