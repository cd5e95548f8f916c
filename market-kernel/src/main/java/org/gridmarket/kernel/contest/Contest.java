package org.gridmarket.kernel.contest;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gridmarket.kernel.decision.Decision;

/**
 * The contest of verified solutions for the place of the candidate. Better means: a strictly larger value, or an equal one
 * with more of it proved. Equal solutions never displace one another, so there is nothing to grind.
 *
 * @param order of values: above 0 when the first is better
 * @param words what an entry is worth, in the middle of a sentence
 * @param proof what earns one turn more, in the middle of a sentence: {@code certified for the whole objective}
 * @param source the page
 * @param <V> what the market counts as value
 */
public record Contest<V>(
        Comparator<? super V> order, Function<? super Entry<V>, String> words, String proof, String source) {
    /**
     * A feasible solution.
     *
     * @param value as the kernel computed it; a solver's claim is never asked for
     * @param proved how much of it the ledger's own check of a certificate has proved to be best: terms, or 1 for all; 0 for
     *     none
     */
    public record Entry<V>(V value, int proved) {}

    /**
     * What is to be beaten.
     *
     * @param name whose value it is, behind the value: {@code  of the candidate}
     */
    public record Leader<V>(Entry<V> entry, String name) {}

    /**
     * Whether an entry may become the candidate.
     *
     * @param oneMore whether it proves enough for one turn more
     * @param leader what is to be beaten; asked for last
     */
    public Decision<Entry<V>> enter(
            Entry<V> entry, boolean oneMore, Competitor competitor, Supplier<Leader<V>> leader) {
        return withinTurns(entry, oneMore, competitor).then(legal -> better(legal, leader.get()));
    }

    /** Whether an entry takes the place of another. */
    public boolean beats(Entry<V> entry, Entry<V> leader) {
        int comparison = order.compare(entry.value(), leader.value());
        return comparison > 0 || (comparison == 0 && entry.proved() > leader.proved());
    }

    private Decision<Entry<V>> withinTurns(Entry<V> entry, boolean oneMore, Competitor competitor) {
        int accepted = competitor.turns().accepted();
        return oneMore || accepted < competitor.limits().turns()
                ? Decision.accept(entry)
                : Decision.reject(
                        ContestRejection.SOLVER_HAS_HAD_ITS_TURNS,
                        source,
                        accepted + " solutions accepted in " + competitor.contest() + "; one more only if " + proof);
    }

    private Decision<Entry<V>> better(Entry<V> entry, Leader<V> leader) {
        return beats(entry, leader.entry())
                ? Decision.accept(entry)
                : Decision.reject(
                        ContestRejection.NOT_BETTER,
                        source,
                        words.apply(entry) + " does not beat " + words.apply(leader.entry()) + leader.name());
    }
}
