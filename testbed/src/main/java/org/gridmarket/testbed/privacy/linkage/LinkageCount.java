package org.gridmarket.testbed.privacy.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.party.AccountKey;

/** Asks the outsider about mixes and counts how often each of its ways to guess is right. Not thread-safe. */
public final class LinkageCount {
    private final List<LinkageAnswer> answers = new ArrayList<>();

    /**
     * Asks about every mix, each time about one part of its window, so that questions do not depend on each other.
     *
     * @param part draws the part
     */
    public void ask(BlockOutsider blocks, PastPlans past, Owners owners, RandomGenerator part) {
        for (SeenSession session : blocks.sessions()) {
            int place = part.nextInt(session.places());
            List<AccountKey> asked = session.outputs().stream()
                    .filter(output -> owners.of(output)
                            .filter(owned -> owned.place() == place)
                            .isPresent())
                    .toList();
            if (asked.size() == session.homes().size()) { // else an output was forfeited
                List<List<Offer>> expected = session.homes().stream()
                        .map(home -> past.expected(home, session.session().window(), place))
                        .toList();
                ask(new LinkQuestion(blocks::account, session, expected, asked), owners);
            }
        }
    }

    private void ask(LinkQuestion question, Owners owners) {
        List<Integer> truth = new ArrayList<>();
        for (AccountKey account : question.asked()) {
            truth.add(question.session()
                    .homes()
                    .indexOf(owners.of(account).orElseThrow().home()));
        }
        SortedMap<Guess, Integer> right = new TreeMap<>();
        for (Guess guess : Guess.values()) {
            List<Integer> guessed = guess.owners(question);
            long matches = IntStream.range(0, truth.size())
                    .filter(i -> guessed.get(i).equals(truth.get(i)))
                    .count();
            right.put(guess, Math.toIntExact(matches));
        }
        answers.add(new LinkageAnswer(truth.size(), right));
    }

    /** One for each mix asked about, in the order of the blocks. */
    public List<LinkageAnswer> answers() {
        return List.copyOf(answers);
    }

    /** All together. */
    public LinkageResult result() {
        return LinkageResult.of(answers);
    }
}
