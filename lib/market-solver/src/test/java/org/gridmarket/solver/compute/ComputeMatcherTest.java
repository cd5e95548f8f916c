package org.gridmarket.solver.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmarket.kernel.compute.match.Candidate;
import org.gridmarket.kernel.compute.match.MatchRules;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.ComputeOnLedger;
import org.gridmarket.testkit.compute.OneMatch;
import org.junit.jupiter.api.Test;

/** What a solver of the computation market proposes (compute-market, Matching; the model's matching.py). */
class ComputeMatcherTest {
    private static List<ProposedMatch> match(BookExamples example) {
        return ComputeMatcher.match(example.book(), BookExamples.TERMS, Cast.S.account(), BookExamples.NOW);
    }

    private static List<OfferId> ids(String... names) {
        return List.of(names).stream().map(BookExamples::id).toList();
    }

    private static long sum(BookExamples example, List<ProposedMatch> matches) {
        Map<OfferId, Job> jobs = example.book().jobs().stream().collect(Collectors.toMap(Job::id, Function.identity()));
        Map<OfferId, Resource> resources =
                example.book().resources().stream().collect(Collectors.toMap(Resource::id, Function.identity()));
        return matches.stream()
                .mapToLong(match -> example.estimate(
                        Objects.requireNonNull(jobs.get(match.job())),
                        Objects.requireNonNull(resources.get(match.resource()))))
                .sum();
    }

    /** Of the model: 3 jobs, b, a, d, at 59 µ together. */
    private static BookExamples first() {
        return new BookExamples()
                .job("a", 2, 4, 10)
                .job("b", 1, 2, 12)
                .job("c", 3, 4, 9)
                .job("d", 2, 1, 5)
                .resource("p", 1, 8, 4, 8)
                .resource("q", 0, 9, 2, 4)
                .resource("r", 3, 5, 1, 2)
                .mediators(5);
    }

    /** Of the model: 3 jobs at 22 µ together. */
    private static BookExamples second() {
        return new BookExamples()
                .job("a", 1, 2, 9)
                .job("b", 1, 2, 9)
                .job("c", 2, 2, 9)
                .resource("p", 0, 1, 2, 2)
                .resource("q", 0, 7, 2, 2)
                .resource("r", 0, 3, 1, 2)
                .mediators(3);
    }

    @Test
    void the_known_instances_are_solved_as_the_model_solves_them() {
        List<ProposedMatch> inFirst = match(first());
        List<ProposedMatch> inSecond = match(second());

        assertThat(inFirst).extracting(ProposedMatch::job).containsExactlyInAnyOrderElementsOf(ids("b", "a", "d"));
        assertThat(inFirst.getFirst().job()).as("the most urgent first").isEqualTo(BookExamples.id("b"));
        assertThat(sum(first(), inFirst)).isEqualTo(59);
        assertThat(inSecond).extracting(ProposedMatch::job).containsExactlyInAnyOrderElementsOf(ids("a", "b", "c"));
        assertThat(sum(second(), inSecond)).isEqualTo(22);
    }

    @Test
    void random_instances_are_solved_as_by_trying_all() {
        Random random = new Random(1);
        for (int instance = 0; instance < 60; instance++) {
            BookExamples example = new BookExamples().mediators(6);
            int jobs = 1 + random.nextInt(5);
            int resources = 1 + random.nextInt(5);
            for (int job = 0; job < jobs; job++) {
                example.job("j" + job, 1 + random.nextInt(4), 1 + random.nextInt(6), 3 + random.nextInt(7));
            }
            for (int resource = 0; resource < resources; resource++) {
                example.resource(
                        "r" + resource,
                        random.nextInt(5),
                        2 + random.nextInt(7),
                        1 + random.nextInt(4),
                        1 + random.nextInt(6));
            }

            List<ProposedMatch> found = match(example);

            TryingAll best = new TryingAll(example).solve();
            assertThat(found.stream().map(ProposedMatch::job).sorted().toList())
                    .as("instance %d", instance)
                    .isEqualTo(best.jobs());
            assertThat(sum(example, found)).as("instance %d", instance).isEqualTo(best.sum());
        }
    }

    @Test
    void when_not_all_pairs_are_looked_at_all_jobs_stay_matched_and_the_sum_is_within_one_percent() {
        Random random = new Random(7);
        BookExamples example = new BookExamples();
        for (int index = 0; index < 300; index++) {
            example.job("j" + index, 1 + random.nextInt(4), 1 + random.nextInt(6), 3 + random.nextInt(7));
            example.resource(
                    "r" + index,
                    random.nextInt(5),
                    2 + random.nextInt(7),
                    1 + random.nextInt(4),
                    1 + random.nextInt(6));
        }
        Pairs pairs =
                new Pairs(example.book().jobs(), example.book().resources(), BookExamples.TERMS, BookExamples.NOW);
        List<BitSet> fitting =
                IntStream.range(0, pairs.jobs()).mapToObj(pairs::of).toList();
        int[] chosen = UrgentMatching.of(fitting, pairs.resources());

        int[] exact = CheapestAssignment.of(pairs, fitting, chosen);
        int[] sampled = CheapestAssignment.of(pairs, fitting, chosen, 0);

        assertThat(IntStream.of(sampled)
                        .filter(resource -> resource >= 0)
                        .distinct()
                        .count())
                .isEqualTo(
                        IntStream.of(chosen).filter(resource -> resource >= 0).count())
                .isGreaterThan(200);
        assertThat(100 * sum(pairs, sampled)).isBetween(100 * sum(pairs, exact), 101 * sum(pairs, exact));
    }

    @Test
    void with_many_idle_machines_and_with_few_the_same_jobs_cost_the_same() {
        Random random = new Random(11);
        BookExamples example = new BookExamples();
        for (int index = 0; index < 60; index++) {
            example.resource("r" + index, random.nextInt(5), 2 + random.nextInt(7), 1 + random.nextInt(4), 6);
        }
        for (int index = 0; index < 20; index++) {
            example.job("j" + index, 1 + random.nextInt(4), 1 + random.nextInt(6), 9);
        }
        Pairs pairs =
                new Pairs(example.book().jobs(), example.book().resources(), BookExamples.TERMS, BookExamples.NOW);
        List<BitSet> fitting =
                IntStream.range(0, pairs.jobs()).mapToObj(pairs::of).toList();
        int[] chosen = UrgentMatching.of(fitting, pairs.resources());
        int allPairs = pairs.jobs() * pairs.resources(); // fewer than there are pairs of idle rows: solved as a flow

        int[] square = CheapestAssignment.of(pairs, fitting, chosen);
        int[] flow = CheapestAssignment.of(pairs, fitting, chosen, allPairs);

        assertThat(sum(pairs, flow)).isEqualTo(sum(pairs, square)).isPositive();
    }

    private static long sum(Pairs pairs, int[] assigned) {
        return IntStream.range(0, assigned.length)
                .filter(job -> assigned[job] >= 0)
                .mapToLong(job -> pairs.estimate(job, assigned[job]))
                .sum();
    }

    @Test
    void a_job_that_nobody_takes_holds_up_no_other_behind_its_note() {
        Money plenty = new Money(1_000_000);
        BookExamples book = new BookExamples()
                .job("bids too little", 2, 1, 1)
                .jobBehind("bids too little", "wants a mediator for nothing", 3, 9, Money.ZERO)
                .jobBehind("bids too little", "can be matched", 4, 9, plenty)
                .jobBehind("bids too little", "can wait", 5, 9, plenty)
                .resource("p", 1, 5, 4, 8)
                .resource("q", 1, 6, 4, 8)
                .mediators(3);

        assertThat(match(book)).extracting(ProposedMatch::job).containsExactlyElementsOf(ids("can be matched"));
    }

    @Test
    void each_job_has_the_cheapest_mediator_that_is_left_and_no_note_serves_two() {
        List<ProposedMatch> matches = match(second());

        assertThat(matches)
                .extracting(ProposedMatch::note)
                .containsExactlyElementsOf(ids("mediator 1", "mediator 2", "mediator 3"));
    }

    @Test
    void with_too_few_mediators_the_most_urgent_jobs_have_them() {
        BookExamples example = new BookExamples()
                .job("later", 2, 1, 9)
                .job("sooner", 1, 1, 9)
                .resource("p", 0, 1, 2, 2)
                .resource("q", 0, 1, 2, 2)
                .mediators(1);

        assertThat(match(example)).extracting(ProposedMatch::job).isEqualTo(ids("sooner"));
    }

    @Test
    void jobs_of_one_group_run_at_different_providers() {
        BookExamples example = new BookExamples()
                .job("one", 1, 1, 9, "replicas")
                .job("two", 1, 1, 9, "replicas")
                .resource("p", 0, 1, 2, 2)
                .resource("q", 0, 1, 2, 2)
                .mediators(2);

        assertThat(match(example)).as("both resources are of one provider").hasSize(1);
    }

    @Test
    void two_solvers_prefer_different_ones_among_equals() {
        BookExamples example = new BookExamples().job("a", 1, 1, 9).mediators(1);
        IntStream.range(0, 50).forEach(index -> example.resource("r" + index, 0, 1, 2, 2));

        List<ProposedMatch> ofS = match(example);
        List<ProposedMatch> ofS2 =
                ComputeMatcher.match(example.book(), BookExamples.TERMS, Cast.S2.account(), BookExamples.NOW);

        assertThat(ofS.getFirst().resource()).isNotEqualTo(ofS2.getFirst().resource());
    }

    @Test
    void what_is_proposed_from_the_events_of_a_ledger_is_accepted_there() {
        OneMatch posted = OneMatch.posted();
        ComputeOnLedger ledger = posted.ledger();
        ComputeBook book = new ComputeBook();
        ledger.events().forEach(book::apply);

        List<ProposedMatch> matches =
                ComputeMatcher.match(book, ComputeExamples.terms(), Cast.S.account(), ledger.now());

        assertThat(matches).hasSize(1);
        assertThat(ledger.run(Cast.S, new ComputeCommand.PostMatches(matches)).isAccepted())
                .isTrue();
        ComputeBook after = new ComputeBook();
        ledger.events().forEach(after::apply);
        assertThat(after.jobs()).isEmpty();
        assertThat(after.resources()).isEmpty();
    }

    /** Every way to match, judged by the kernel alone. */
    private static final class TryingAll {
        private final BookExamples example;
        private final List<Job> jobs;
        private final List<Resource> resources;
        private List<OfferId> bestJobs = List.of();
        private long bestSum;

        TryingAll(BookExamples example) {
            this.example = example;
            this.jobs = new ArrayList<>(example.book().jobs());
            this.resources = example.book().resources();
            jobs.sort(
                    (one, other) -> one.offer().deadline().equals(other.offer().deadline())
                            ? one.id().compareTo(other.id())
                            : one.offer().deadline().compareTo(other.offer().deadline()));
        }

        TryingAll solve() {
            go(0, new ArrayList<>(), new ArrayList<>(), 0);
            return this;
        }

        List<OfferId> jobs() {
            return bestJobs.stream().sorted().toList();
        }

        long sum() {
            return bestSum;
        }

        private void go(int index, List<OfferId> taken, List<Resource> used, long sum) {
            if (index == jobs.size()) {
                if (isBetter(taken, sum)) {
                    bestJobs = List.copyOf(taken);
                    bestSum = sum;
                }
                return;
            }
            Job job = jobs.get(index);
            go(index + 1, taken, used, sum);
            for (Resource resource : resources) {
                if (!used.contains(resource) && isFeasible(job, resource)) {
                    taken.add(job.id());
                    used.add(resource);
                    go(index + 1, taken, used, sum + example.estimate(job, resource));
                    taken.removeLast();
                    used.removeLast();
                }
            }
        }

        private boolean isBetter(List<OfferId> taken, long sum) {
            if (taken.size() != bestJobs.size()) {
                return taken.size() > bestJobs.size();
            }
            for (Job job : jobs) {
                boolean has = taken.contains(job.id());
                if (has != bestJobs.contains(job.id())) {
                    return has;
                }
            }
            return sum < bestSum;
        }

        private boolean isFeasible(Job job, Resource resource) {
            return MatchRules.FEASIBLE
                    .check(new Candidate(
                            job,
                            resource,
                            example.book().note(BookExamples.id("mediator 1")).orElseThrow(),
                            example.book()
                                    .note(job.offer().inputs().receipt().note())
                                    .orElseThrow(),
                            BookExamples.TERMS,
                            BookExamples.NOW,
                            false))
                    .isAccepted();
        }
    }
}
