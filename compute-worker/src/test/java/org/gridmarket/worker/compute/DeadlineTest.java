package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.terms.Windows;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.ComputeOnLedger;
import org.gridmarket.testkit.compute.OneMatch;
import org.gridmarket.worker.compute.directory.DirectoryLimits;
import org.gridmarket.worker.compute.mediator.Mediator;
import org.gridmarket.worker.compute.provider.Provider;
import org.gridmarket.worker.compute.role.WorkerLimits;
import org.junit.jupiter.api.Test;

/**
 * What workers do when a deadline comes near. Seed 1003 of the simulation once had an honest provider silent: it gave back the
 * less urgent of two matches first, each of its operations waited in turn.
 */
class DeadlineTest {
    private static final long HOUR = 3_600_000;

    private final OneMatch one = OneMatch.matched();
    private final Provider provider = new Provider(Cast.RP.account(), 9, ComputeExamples::resource);

    private LedgerTime due() {
        return one.ledger().match(one.id()).due();
    }

    private void hear() {
        provider.hear(new PurseEvent.PurseGiven(Cast.RP.account(), new Deal("test", "money"), ComputeOnLedger.START));
        one.ledger().events().forEach(event -> provider.hear((Record) event));
    }

    /** Another match of the same provider, some time later. */
    private MatchId matchedLater() {
        ComputeOnLedger ledger = one.ledger().pass(5_000);
        OfferId note = one.post(Cast.D, ComputeExamples.directoryNote(one.expiry()));
        OfferId resource = one.post(Cast.RP, ComputeExamples.resource(one.expiry()));
        OfferId mediator = one.post(Cast.M1, ComputeExamples.mediatorNote(one.expiry()));
        OfferId job = ComputeOnLedger.offerOf(ledger.run(
                Cast.JC,
                new ComputeCommand.PostJobs(List.of(ComputeExamples.job(
                        Cast.JC, Cast.D, note, ledger.now().plusMillis(HOUR), Audit.STANDARD_RATE)))));
        return ComputeOnLedger.matchOf(ledger.run(
                Cast.S, new ComputeCommand.PostMatches(List.of(new ProposedMatch(job, resource, mediator)))));
    }

    private Stream<Record> wanted(LedgerTime now) {
        return provider.wants(now).stream().map(intent -> intent.command());
    }

    @Test
    void a_provider_gives_the_most_urgent_match_back_first() {
        List<MatchId> inOrderOfTime = Stream.of(one.id(), matchedLater(), matchedLater(), matchedLater())
                .toList();
        hear();

        assertThat(wanted(due().plusMillis(-1))
                        .filter(ComputeCommand.Decline.class::isInstance)
                        .map(command -> ((ComputeCommand.Decline) command).match()))
                .containsExactlyElementsOf(inOrderOfTime)
                .isNotEqualTo(inOrderOfTime.stream().sorted().toList());
    }

    @Test
    void a_provider_signs_no_offer_that_could_be_under_way_when_a_match_is_due() {
        hear();

        assertThat(wanted(due().plusMillis(-WorkerLimits.HELD_BACK_MILLIS - 1)))
                .hasAtLeastOneElementOfType(ComputeCommand.PostResources.class);
        assertThat(wanted(due().plusMillis(-WorkerLimits.HELD_BACK_MILLIS))).isEmpty();
    }

    /** A mediator that has heard how the match became its case. */
    private Mediator withTheCase() {
        one.commit(ComputeExamples.RIGHT).orThrow();
        one.reject(RejectReason.WRONG_RESULTS).orThrow();
        Mediator mediator = new Mediator(Cast.M1.account(), 0, ComputeExamples::mediatorNote);
        one.ledger().events().forEach(event -> mediator.hear((Record) event));
        return mediator;
    }

    @Test
    void a_mediator_reports_before_the_margin_begins_that_the_market_bears() {
        Mediator mediator = withTheCase();
        LedgerTime margin = due().plusMillis(-WorkerLimits.MARGIN_MILLIS);

        assertThat(mediator.wants(margin.plusMillis(-1))).isEmpty();
        assertThat(mediator.wants(margin))
                .extracting(intent -> intent.command())
                .hasOnlyElementsOfType(ComputeCommand.PostRun.class)
                .hasSize(1);
        assertThat(mediator.work(due().plusMillis(-WorkerLimits.LAST_LOOK_MILLIS)))
                .extracting(work -> work.subject())
                .containsExactly("last rerun " + one.id());
    }

    @Test
    void a_mediator_takes_what_its_case_needs_from_the_two_sides_and_from_nobody_else() {
        Mediator mediator = withTheCase();
        Bytes manifest = one.ledger().match(one.id()).job().offer().inputs().manifest();
        ByteCount size = new ByteCount(1_000);

        assertThat(Stream.of(Cast.JC, Cast.RP)
                        .allMatch(who -> mediator.takes(who.account(), manifest, size, hash -> Optional.empty())))
                .isTrue();
        assertThat(mediator.takes(Cast.RP2.account(), manifest, size, hash -> Optional.empty()))
                .isFalse();
        assertThat(mediator.takes(
                        Cast.RP.account(),
                        manifest,
                        new ByteCount(DirectoryLimits.OBJECT_BYTES + 1),
                        hash -> Optional.empty()))
                .isFalse();
    }

    @Test
    void an_operation_that_is_delayed_by_what_the_market_bears_is_void_no_earlier() {
        Clock clock = Clock.real(new LedgerTime(0));

        for (long signed = 0; signed < Clock.PERIOD_MILLIS; signed += 7_001) {
            LedgerTime now = new LedgerTime(signed);
            assertThat(clock.sealable(clock.at(now).next()))
                    .isGreaterThanOrEqualTo(now.plusMillis(WorkerLimits.BORNE_MILLIS));
        }
    }

    @Test
    void the_shortest_windows_of_the_page_hold_a_last_look_and_the_margin() {
        assertThat(Windows.standard().prepare().count())
                .isGreaterThanOrEqualTo(WorkerLimits.LAST_LOOK_MILLIS + 2 * Clock.PERIOD_MILLIS);
        assertThat(WorkerLimits.HELD_BACK_MILLIS).isGreaterThan(WorkerLimits.LAST_LOOK_MILLIS);
    }
}
