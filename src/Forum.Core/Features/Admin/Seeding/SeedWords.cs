namespace Forum.Core.Features.Admin.Seeding;

/// <summary>Pieces that sentences are put together from: enough for a search index and a page to behave as with people's own.</summary>
internal sealed record SeedWords(string[] Openings, string[] Subjects, string[] Verbs, string[] Objects, string[] Ends, string[] Closings)
{
    public static readonly SeedWords French = new(
        ["En pratique,", "À mon avis,", "Depuis hier,", "Pour le projet de fin d’année,", "Sur ma machine,", "D’après le cours,", "Ce matin,", "Après relecture,", "Chez nous,", "Le plus souvent,"],
        ["la requête", "le formulaire", "notre groupe", "la jointure", "le déploiement", "cette fonction", "le tuteur", "la base de données", "l’index", "le test", "la maquette", "l’interface", "le serveur", "la migration", "le fichier"],
        ["renvoie", "remplace", "ignore", "double", "retrouve", "bloque", "explique", "ralentit", "simplifie", "demande", "vérifie", "montre"],
        ["les lignes en double", "la date de livraison", "un exemple complet", "le mauvais résultat", "la clé étrangère", "les accents", "trois exercices", "la page d’accueil", "le compte rendu", "des colonnes vides", "la dernière version", "le schéma"],
        ["sans que je comprenne pourquoi.", "dès que la table grandit.", "et c’est déjà mieux.", "mais seulement le lundi.", "quand on change l’ordre.", "comme prévu.", "avant la fin de la semaine.", "ce qui surprend tout le monde."],
        ["Merci d’avance pour vos idées !", "Quelqu’un a-t-il déjà vu cela ?", "Je vous tiens au courant.", "Bonne journée à tous.", "J’espère que cela aide."]);

    public static readonly SeedWords English = new(
        ["In practice,", "As far as I can tell,", "Since yesterday,", "For the final project,", "On my machine,", "According to the course,", "This morning,", "After another look,", "In our team,", "Most of the time,"],
        ["the query", "the form", "our group", "the join", "the deployment", "this function", "the tutor", "the database", "the index", "the test", "the mock-up", "the interface", "the server", "the migration", "the file"],
        ["returns", "replaces", "ignores", "doubles", "finds", "blocks", "explains", "slows down", "simplifies", "asks for", "checks", "shows"],
        ["duplicate rows", "the delivery date", "a full example", "the wrong result", "the foreign key", "accented letters", "three exercises", "the home page", "the report", "empty columns", "the latest version", "the schema"],
        ["and I do not see why.", "as soon as the table grows.", "which is better already.", "but only on Mondays.", "when the order changes.", "as expected.", "before the end of the week.", "to everybody’s surprise."],
        ["Thanks in advance for your ideas!", "Has anybody seen this before?", "I will keep you posted.", "Have a good day.", "Hope this helps."]);

    public static readonly string[] FirstNames =
        ["camille", "ines", "paul", "rose", "bastien", "lucie", "marc", "nadia", "hugo", "emma", "oliver", "grace", "liam", "sarah", "yann", "aline", "karim", "jeanne", "tom", "alice"];

    public static readonly string[] LastNames =
        ["roussel", "kaddour", "morvan", "delmas", "martin", "bernard", "petit", "leroy", "smith", "taylor", "brown", "walker", "nguyen", "lopez", "garnier", "faure", "meyer", "blanc"];

    public static readonly string[] Tags = ["sql", "git", "css", "html", "python", "accessibilité", "stage", "projet", "examen", "javascript", "linux", "design"];

    public static readonly string[] Code =
    [
        "SELECT nom, COUNT(*)\nFROM prets\nGROUP BY nom\nHAVING COUNT(*) > 1;",
        "for (const row of rows) {\n  console.log(row.id);\n}",
        "def total(values):\n    return sum(v for v in values if v)",
        "git switch -c essai\ngit commit -am \"essai\"",
    ];
}
