package org.gridmarket.cli.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.PeriodsReply;
import org.gridmarket.api.v1.PresentPeriod;
import org.gridmarket.api.v1.ProposedClock;
import org.gridmarket.api.v1.SealedPeriod;
import org.gridmarket.api.v1.WaitingPeriod;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;

/** What a gateway tells of the clock, as it is printed and reported. */
class ShowClockTest {
    private static final Clock CLOCK = Clock.real(new LedgerTime(1_800_000_000_000L));

    @Test
    void a_clock_that_runs_is_told_with_its_period_and_what_may_be_named() {
        ClockReply reply = ClockReply.newBuilder()
                .setNowMs(1_800_000_075_000L)
                .setClockJson(RecordCodec.text(CLOCK))
                .setPresent(PresentPeriod.newBuilder()
                        .setPeriod(1)
                        .setEndMs(1_800_000_120_000L)
                        .setLastNameable(1_441))
                .build();

        assertThat(ShowClock.lines(reply))
                .containsExactly(
                        "the ledger's clock: periods of 60000 ms since 2027-01-15T08:00:00Z, digest "
                                + CLOCK.digest().toHex(),
                        "period 1: ends at 2027-01-15T08:02:00Z, in 45 s",
                        "operations signed now name a period up to 1441 as their last");
        assertThat(ShowClock.keys(reply))
                .containsEntry("founded", true)
                .containsEntry("period", 1)
                .containsEntry("last_nameable", 1_441);
    }

    @Test
    void a_ledger_without_a_clock_says_who_does_what_next() {
        ClockReply nothing = ClockReply.getDefaultInstance();
        ClockReply proposed = ClockReply.newBuilder()
                .addProposals(ProposedClock.newBuilder().setOrganisation("DSO").setClockJson(RecordCodec.text(CLOCK)))
                .build();

        assertThat(ShowClock.lines(nothing)).last().asString().contains("gridmarket clock propose");
        assertThat(ShowClock.lines(proposed))
                .contains("proposed by DSO: " + ClockWords.of(CLOCK))
                .last()
                .asString()
                .contains("gridmarket clock approve " + CLOCK.digest().toHex());
        assertThat(ShowClock.keys(nothing)).containsEntry("founded", false).containsEntry("period", null);
    }

    @Test
    void what_waits_for_a_seal_is_told_apart_from_what_waits_for_a_sweep() {
        PeriodsReply reply = PeriodsReply.newBuilder()
                .setKeeps(true)
                .setAskedMs(1_800_000_200_000L)
                .addWaiting(WaitingPeriod.newBuilder()
                        .setPeriod(1)
                        .setSealableMs(1_800_000_150_000L)
                        .setSealedMs(1_800_000_151_000L))
                .addWaiting(WaitingPeriod.newBuilder().setPeriod(3).setSealableMs(1_800_000_270_000L))
                .setSealed(1)
                .addSeals(SealedPeriod.newBuilder()
                        .setPeriod(1)
                        .setSealedMs(1_800_000_151_000L)
                        .setBlock(9)
                        .setSweptRows(4))
                .build();

        String text = String.join("\n", ListPeriods.lines(reply));

        assertThat(text)
                .containsPattern("1 +2027-01-15T08:02:30Z +2027-01-15T08:02:31Z +a sweep")
                .containsPattern("3 +2027-01-15T08:04:30Z +its seal")
                .contains("1 periods have been sealed")
                .containsPattern("1 +2027-01-15T08:02:31Z +9 +4");
        assertThat(ListPeriods.keys(reply)).containsEntry("sealed", 1L);
    }

    @Test
    void a_gateway_that_seals_nothing_says_that_it_does_not_know_what_waits() {
        assertThat(ListPeriods.lines(PeriodsReply.getDefaultInstance()))
                .singleElement()
                .asString()
                .contains("gridmarket.closer.enabled");
        assertThat(ListPeriods.lines(PeriodsReply.newBuilder().setKeeps(true).build()))
                .singleElement()
                .asString()
                .contains("has not asked");
    }
}
