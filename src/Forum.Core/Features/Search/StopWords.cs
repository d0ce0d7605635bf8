namespace Forum.Core.Features.Search;

/// <summary>Words that say nothing of a text but its language. Folded, elided letters included.</summary>
internal static class StopWords
{
    public static readonly HashSet<string> French = Set(
        """
        a ai aie aient ait alors as au aucun aussi autre aux avaient avait avec avez avoir avons c ca car ce ceci cela celle celles celui ces cet cette ceux
        chez comme comment d dans de depuis des deux donc du elle elles en encore entre es est et etaient etait etant ete etes etre eu eux fait faire faut
        il ils j je jusqu l la le les leur leurs lors lorsque lui m ma mais me meme memes mes moi mon n ne ni nos notre nous on ont ou par parce pas
        peut peuvent peux plus pour pourquoi pouvez puis puisque qu quand que quel quelle quelles quels qui quoi s sa sans se sera seront ses si
        sont sous suis sur t ta te tes toi ton tous tout toute toutes tres tu un une vers vos votre vous y
        """);

    public static readonly HashSet<string> English = Set(
        """
        a about above after again all also am an and any are as at be because been before being below between both but by can could did do does doing
        down during each few for from further had has have having he her here hers him his how i if in into is it its itself just me more most my
        no nor not of off on once only or other our ours out over own same she should so some such than that the their them then there these they
        this those through to too under until up us very was we were what when where which while who whom why will with would you your yours
        dont cant isnt
        """);

    private static HashSet<string> Set(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
