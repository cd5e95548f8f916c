package org.gridmarket.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gridmarket.agent.energy.mixing.WindowExample;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.RepeatableRandom;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts whose bundles are there, before the end of mixing and, after a crash, later. */
class FreshAccountTest {
    private static final int ACCOUNTS = 20;
    private static final MixWindow WINDOW = WindowExample.drawnByThree();
    private static final MarketCalendar CALENDAR = EnergyExamples.calendar();
    private static final LedgerTime END = CALENDAR.gate(WINDOW.lastBook());

    /** An agent that has crashed makes all its accounts anew at once, and would be known by their posting together. */
    @ParameterizedTest
    @ValueSource(longs = {-3, -1, 0})
    void accounts_that_are_made_together_post_at_moments_of_their_own(long intervalsAfterMixing) {
        long millis = CALENDAR.realIntervalMillis();
        LedgerTime now = END.plusMillis(intervalsAfterMixing * millis);
        LedgerTime latest = now.isBefore(END) ? END : now.plusMillis(millis);
        SecureRandom random = RepeatableRandom.of(1);
        Set<LedgerTime> moments = new HashSet<>();

        for (FreshAccount account : IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> account(number, random))
                .toList()) {
            assertThat(account.next(CALENDAR, new AgentTally(), now)).isNull();
            LedgerTime moment = account.wakesAt(CALENDAR, now).orElseThrow();
            assertThat(moment).isBetween(now, latest);
            assertThat(account.next(CALENDAR, new AgentTally(), moment)).isNotNull();
            moments.add(moment);
        }

        assertThat(moments).hasSizeGreaterThan(ACCOUNTS * 9 / 10);
    }

    /** With a settlement window shorter than the account's, the first intervals are swept before the last one is final. */
    @Test
    void what_would_be_swept_before_the_window_ends_is_retired_before_that() {
        MarketCalendar calendar = EnergyExamples.calendar();
        SecureRandom random = RepeatableRandom.of(1);
        Signer signer = new Signer(EnergyExamples.keyPair(1), EnergyExamples.TARGET, random);
        MixWindow window = WindowExample.ofIntervals(4 * calendar.settlementWindow());
        FreshAccount account =
                new FreshAccount(signer, window, List.of(), new PlainTags(), new Jitter(random, calendar));
        Interval lastBeforeSweep = window.first().plus(calendar.settlementWindow() - 1);
        for (Interval t = window.first(); !t.isAfter(lastBeforeSweep); t = t.next()) {
            account.observe(new EnergyEvent.Finalised(t, calendar.gate(t), FinalSource.CANDIDATE, List.of()));
            account.next(calendar, new AgentTally(), calendar.gate(t));
        }

        EnergyCommand.Signed due = account.next(calendar, new AgentTally(), calendar.gate(lastBeforeSweep.next()));

        assertThat(due)
                .isInstanceOfSatisfying(
                        EnergyCommand.Retire.class,
                        retire -> assertThat(retire.intervals())
                                .extracting(RetirementTag::t)
                                .contains(window.first()));
    }

    private static FreshAccount account(int number, SecureRandom random) {
        Offer offer = new Offer(
                Side.SELL, Energy.ofWh(50), IntervalSet.range(WINDOW.first(), WINDOW.first()), new UnitPrice(10));
        Signer signer = new Signer(EnergyExamples.keyPair(number), EnergyExamples.TARGET, random);
        return new FreshAccount(signer, WINDOW, List.of(offer), new NoTags(), new Jitter(random, CALENDAR));
    }

    /** Of a meter whose tags nobody reads. */
    private static final class PlainTags implements RetirementTags {
        @Override
        public void adopt(AccountKey account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Bytes tag(AccountKey account, Interval t) {
            return Bytes.of(new byte[32]);
        }

        @Override
        public Bytes creditTag(AccountKey account) {
            return Bytes.of(new byte[32]);
        }
    }

    /** Of a meter that is never asked here. */
    private static final class NoTags implements RetirementTags {
        @Override
        public void adopt(AccountKey account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Bytes tag(AccountKey account, Interval t) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Bytes creditTag(AccountKey account) {
            throw new UnsupportedOperationException();
        }
    }
}
