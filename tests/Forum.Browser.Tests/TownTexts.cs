namespace Forum.Browser.Tests;

/// <summary>What the town's people write.</summary>
internal static class TownTexts
{
    /// <summary>As long as a name may be, without a place to break it.</summary>
    public const string LongName = "Maximilienne_De_La_Rochefoucau";

    public const string Question = """
        Bonjour à toutes et à tous,

        je bloque depuis hier soir sur la même chose et je commence à tourner en rond. Voici ce que j'ai essayé :

        1. relire le cours du chapitre 4 ;
        2. recommencer avec un fichier vide ;
        3. comparer avec la correction de l'an dernier.

        Le résultat n'est *pas* celui que j'attends. Auriez-vous une piste ? Merci d'avance !
        """;

    public const string RightToLeft = """
        مرحبا، أنا أيضا أواجه نفس المشكلة في الهاتف فقط، وليس على الحاسوب. هل جربت تغيير عرض الصفحة؟

        Pour celles et ceux qui ne lisent pas l'arabe : le problème n'arrive que sur téléphone.

        > שלום, גם אצלי
        """;

    public const string EverySyntax = """
        ## Un titre dans une réponse

        - [x] fait
        - [ ] à faire

        Une note[^1], un ~~mot barré~~, une [adresse](https://example.org/une/page?avec=des&parametres=1) et @Youssef.

        <details><summary>La solution</summary>

        Il manquait `min-width: 0`.

        </details>

        [^1]: Voir le chapitre 4.

        ---

        ||Le résultat est 42.||
        """;

    public static readonly string LongTitle =
        string.Concat(Enumerable.Repeat("Anticonstitutionnellement, ma mise en page adaptative refuse de rétrécir ", 3))[..199] + "?";

    /// <summary>A word as wide as three phones, in a title like those of other topics, so that they name it as worth reading next.</summary>
    public static readonly string LongWord = string.Concat(Enumerable.Repeat("Anticonstitutionnellement", 4));

    public static readonly string LongWordTitle = $"Pourquoi ma grille déborde : {LongWord}";

    public static readonly string Strained = $$"""
        Voici tout mon programme :

        ```csharp
        {{string.Join('\n', Enumerable.Range(1, 60).Select(i => $"var resultat{i} = donnees.Where(ligne => ligne.Valeur > {i}).Select(ligne => new {{ ligne.Nom, ligne.Valeur, ligne.Commentaire }}).ToList(); // étape {i}"))}}
        ```

        | Critère | {{string.Join(" | ", Enumerable.Range(1, 14).Select(i => $"Semaine {i}"))}} |
        | --- |{{string.Concat(Enumerable.Repeat(" ---: |", 14))}}
        | Nombre d'exercices | {{string.Join(" | ", Enumerable.Range(1, 14).Select(i => $"{i * 1234}"))}} |

        Et une adresse sans fin : https://example.org/{{new string('a', 180)}}

        `{{new string('x', 150)}}` {{new string('é', 140)}}
        """;

    public static readonly IReadOnlyList<string> Titles =
    [
        "Le sélecteur :has() est-il pris en charge partout ?", "Sortie au musée des Arts et Métiers jeudi", "Comment centrer un bouton sans tableau",
        "Qui vient au café des anciens ?", "Contraste insuffisant selon l'outil, que faire ?", "Covoiturage depuis Saint-Étienne",
        "Ma feuille de style n'est pas chargée", "Fiches de révision à partager", "Des polices variables sans ralentir la page",
        "Salle 204 : le vidéoprojecteur remarche", "Formulaire : où placer les messages d'erreur ?", "Objets trouvés de la semaine",
        "Grille ou flexbox pour une galerie ?", "Stage à Grenoble, retour d'expérience", "Lire une page au clavier seulement",
        "Le repas de fin d'année approche", "Images trop lourdes sur la page d'accueil", "Recherche binôme pour le projet",
    ];

    public static readonly IReadOnlyList<string> Answers =
    [
        "Bonjour, j'ai eu exactement le même souci la semaine dernière. Chez moi c'était une parenthèse oubliée, trois lignes plus haut que l'erreur affichée.",
        "Essaie d'abord de retirer la moitié de ton code : si l'erreur reste, elle est dans l'autre moitié. C'est long, mais **ça marche toujours**.",
        "```css\n.galerie {\n  display: grid;\n  grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr));\n}\n```\n\nAvec ceci, plus besoin de règle pour le téléphone.",
        "> Auriez-vous une piste ?\n\nOui : ouvre les outils du navigateur, onglet *Réseau*, et regarde ce qui répond 404. Souvent c'est une majuscule dans le nom du fichier.",
        "Merci beaucoup, cela fonctionne ! Je n'aurais jamais trouvé toute seule. Je note la solution pour les suivants et je ferme mes quinze onglets.",
    ];
}
