using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Forum.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Reading : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "day_heat",
                table: "topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "heat",
                table: "topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "month_heat",
                table: "topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "week_heat",
                table: "topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "year_heat",
                table: "topics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "bookmarks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    topic_id = table.Column<long>(type: "INTEGER", nullable: false),
                    post_id = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bookmarks", x => x.id);
                    table.ForeignKey(
                        name: "FK_bookmarks_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_bookmarks_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "posts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_bookmarks_topics_topic_id",
                        column: x => x.topic_id,
                        principalTable: "topics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "category_follows",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    category_id = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_category_follows", x => new { x.member_id, x.category_id });
                    table.ForeignKey(
                        name: "FK_category_follows_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_category_follows_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    topic_id = table.Column<long>(type: "INTEGER", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    category_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reply_to = table.Column<int>(type: "INTEGER", nullable: true),
                    markdown = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => x.id);
                    table.ForeignKey(
                        name: "FK_drafts_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_drafts_topics_topic_id",
                        column: x => x.topic_id,
                        principalTable: "topics",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "fresh_starts",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fresh_starts", x => x.member_id);
                    table.ForeignKey(
                        name: "FK_fresh_starts_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "topic_reads",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    topic_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    is_behind = table.Column<bool>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_topic_reads", x => new { x.member_id, x.topic_id });
                    table.ForeignKey(
                        name: "FK_topic_reads_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_topic_reads_topics_topic_id",
                        column: x => x.topic_id,
                        principalTable: "topics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_topics_created_at_id",
                table: "topics",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_topics_day_heat_id",
                table: "topics",
                columns: new[] { "day_heat", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_topics_heat_id",
                table: "topics",
                columns: new[] { "heat", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_topics_month_heat_id",
                table: "topics",
                columns: new[] { "month_heat", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_topics_unanswered",
                table: "topics",
                columns: new[] { "last_post_at", "id" },
                filter: "post_count = 1");

            migrationBuilder.CreateIndex(
                name: "IX_topics_week_heat_id",
                table: "topics",
                columns: new[] { "week_heat", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_topics_year_heat_id",
                table: "topics",
                columns: new[] { "year_heat", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_bookmarks_member_id_id",
                table: "bookmarks",
                columns: new[] { "member_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_bookmarks_member_id_topic_id_post_id",
                table: "bookmarks",
                columns: new[] { "member_id", "topic_id", "post_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bookmarks_post_id",
                table: "bookmarks",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "IX_bookmarks_topic_id",
                table: "bookmarks",
                column: "topic_id");

            migrationBuilder.CreateIndex(
                name: "IX_category_follows_category_id_level",
                table: "category_follows",
                columns: new[] { "category_id", "level" });

            migrationBuilder.CreateIndex(
                name: "IX_drafts_at",
                table: "drafts",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_drafts_member_id_place",
                table: "drafts",
                columns: new[] { "member_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_drafts_topic_id",
                table: "drafts",
                column: "topic_id");

            migrationBuilder.CreateIndex(
                name: "IX_topic_reads_member_id_is_behind_topic_id",
                table: "topic_reads",
                columns: new[] { "member_id", "is_behind", "topic_id" });

            migrationBuilder.CreateIndex(
                name: "IX_topic_reads_member_id_level",
                table: "topic_reads",
                columns: new[] { "member_id", "level" },
                filter: "level IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_topic_reads_topic_id_is_behind",
                table: "topic_reads",
                columns: new[] { "topic_id", "is_behind" });

            migrationBuilder.CreateIndex(
                name: "IX_topic_reads_topic_id_level",
                table: "topic_reads",
                columns: new[] { "topic_id", "level" },
                filter: "level IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bookmarks");

            migrationBuilder.DropTable(
                name: "category_follows");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "fresh_starts");

            migrationBuilder.DropTable(
                name: "topic_reads");

            migrationBuilder.DropIndex(
                name: "IX_topics_created_at_id",
                table: "topics");

            migrationBuilder.DropIndex(
                name: "IX_topics_day_heat_id",
                table: "topics");

            migrationBuilder.DropIndex(
                name: "IX_topics_heat_id",
                table: "topics");

            migrationBuilder.DropIndex(
                name: "IX_topics_month_heat_id",
                table: "topics");

            migrationBuilder.DropIndex(
                name: "ix_topics_unanswered",
                table: "topics");

            migrationBuilder.DropIndex(
                name: "IX_topics_week_heat_id",
                table: "topics");

            migrationBuilder.DropIndex(
                name: "IX_topics_year_heat_id",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "day_heat",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "heat",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "month_heat",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "week_heat",
                table: "topics");

            migrationBuilder.DropColumn(
                name: "year_heat",
                table: "topics");
        }
    }
}
