namespace Forum.Browser.Tests.Opening;

/// <summary>What people write on the first day, and the few sentences of the forum that they must meet.</summary>
internal sealed record OpeningTexts(string Language)
{
    public required string Title { get; init; }

    public required string Question { get; init; }

    public required string QuestionText { get; init; }

    public required string Answer { get; init; }

    public required string SpamTitle { get; init; }

    public required string Spam { get; init; }

    public required string Report { get; init; }

    public required string HideReason { get; init; }

    public required string SuspendReason { get; init; }

    public required string Suspended { get; init; }

    public required string Accepted { get; init; }

    public static readonly OpeningTexts French = new("fr")
    {
        Title = "La cour des apprentis",
        Question = "Pourquoi ma page déborde-t-elle à droite ?",
        QuestionText = "Voici ce que je vois sur mon téléphone. J'ai mis `width: 100vw` sur le tableau.",
        Answer = "`100vw` compte aussi la barre de défilement : écrivez `max-width: 100%`, et tout rentre.",
        SpamTitle = "Des diplômes pas chers pour toutes et tous",
        Spam = "Achetez votre diplôme sans travailler, livraison en deux jours, écrivez-moi vite.",
        Report = "C'est une publicité, rien à voir avec la formation.",
        HideReason = "Publicité pour de faux diplômes.",
        SuspendReason = "Ce forum n'est pas un lieu de vente.",
        Suspended = "Ce compte est suspendu.",
        Accepted = "Réponse acceptée",
    };

    public static readonly OpeningTexts English = new("en")
    {
        Title = "The apprentices' yard",
        Question = "Why does my page run over to the right?",
        QuestionText = "This is what I see on my screen. I put `width: 100vw` on the table.",
        Answer = "`100vw` counts the scrollbar too: write `max-width: 100%`, and everything fits.",
        SpamTitle = "Cheap diplomas for everybody, no work at all",
        Spam = "Buy your diploma without any work, delivered in two days, write to me quickly.",
        Report = "This is advertising, it has nothing to do with the course.",
        HideReason = "Advertising for fake diplomas.",
        SuspendReason = "This forum is no place to sell things.",
        Suspended = "This account is suspended.",
        Accepted = "Accepted answer",
    };
}
