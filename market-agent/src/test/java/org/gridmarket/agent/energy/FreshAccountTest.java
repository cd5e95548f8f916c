package org.gridmarket.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        FreshAccount account = new FreshAccount(signer, window, 0, new PlainTags(), new Jitter(random, calendar));
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

    /** The meter was killed: what was not asked now is asked later, and nothing is retired under no tag. */
    @Test
    void while_the_meter_is_silent_nothing_is_retired_and_it_is_asked_again() {
        LastingSilence meter = new LastingSilence();
        SecureRandom random = RepeatableRandom.of(1);
        FreshAccount account = new FreshAccount(
                new Signer(EnergyExamples.keyPair(1), EnergyExamples.TARGET, random),
                WINDOW,
                0,
                meter,
                new Jitter(random, CALENDAR));
        WINDOW.intervals()
                .forEach(t -> account.observe(
                        new EnergyEvent.Finalised(t, CALENDAR.gate(t), FinalSource.CANDIDATE, List.of())));
        LedgerTime late = CALENDAR.gate(WINDOW.last().plus(2 * CALENDAR.settlementWindow()));
        account.next(CALENDAR, new AgentTally(), CALENDAR.gate(WINDOW.last()));

        assertThat(account.next(CALENDAR, new AgentTally(), late)).isNull();
        assertThat(account.wakesAt(CALENDAR, late)).contains(late.plusMillis(1_000));
        meter.answers = true;
        assertThat(account.next(CALENDAR, new AgentTally(), late.plusMillis(1_000)))
                .isInstanceOf(EnergyCommand.Retire.class);
    }

    @Test
    void a_new_forecast_counts_until_the_account_has_posted() {
        FreshAccount account = account(1, RepeatableRandom.of(1));
        assertThat(account.awaits(2)).isTrue();
        account.fill(2, List.of(offer(100), offer(50)));
        account.next(CALENDAR, new AgentTally(), END);
        LedgerTime moment = account.wakesAt(CALENDAR, END).orElseThrow();
        EnergyCommand.Signed posting = Objects.requireNonNull(account.next(CALENDAR, new AgentTally(), moment));

        account.succeeded(posting, new AgentTally());

        assertThat(posting)
                .isInstanceOfSatisfying(
                        EnergyCommand.PostOffers.class,
                        post -> assertThat(post.offers()).hasSize(2));
        assertThat(account.awaits(3)).isFalse();
    }

    /** Those of a home that had nothing to offer must not post together when its forecast comes. */
    @Test
    void accounts_that_get_their_first_offers_together_post_at_moments_of_their_own() {
        SecureRandom random = RepeatableRandom.of(1);
        LedgerTime now = END.plusMillis(-CALENDAR.realIntervalMillis());
        Set<LedgerTime> moments = new HashSet<>();
        for (int number = 0; number < ACCOUNTS; number++) {
            FreshAccount account = account(number, random);
            account.fill(2, List.of());
            account.next(CALENDAR, new AgentTally(), now);
            account.fill(3, List.of(offer(50)));
            account.next(CALENDAR, new AgentTally(), now);
            moments.add(account.wakesAt(CALENDAR, now).orElseThrow());
        }

        assertThat(moments).hasSizeGreaterThan(ACCOUNTS * 9 / 10);
    }

    private static Offer offer(long wh) {
        return new Offer(
                Side.SELL, Energy.ofWh(wh), IntervalSet.range(WINDOW.first(), WINDOW.first()), new UnitPrice(10));
    }

    private static FreshAccount account(int number, SecureRandom random) {
        Signer signer = new Signer(EnergyExamples.keyPair(number), EnergyExamples.TARGET, random);
        FreshAccount account = new FreshAccount(signer, WINDOW, 0, new NoTags(), new Jitter(random, CALENDAR));
        account.fill(1, List.of(offer(50)));
        return account;
    }

    /** Of a meter whose tags nobody reads. */
    private static final class PlainTags implements RetirementTags {
        @Override
        public void adopt(AccountKey account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Bytes> askTag(AccountKey account, Interval t) {
            return Optional.of(Bytes.of(new byte[32]));
        }

        @Override
        public Optional<Bytes> askCreditTag(AccountKey account) {
            return Optional.of(Bytes.of(new byte[32]));
        }
    }

    /** Of a meter that does not answer until it does. */
    private static final class LastingSilence implements RetirementTags {
        private boolean answers;

        @Override
        public void adopt(AccountKey account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Bytes> askTag(AccountKey account, Interval t) {
            return answers ? Optional.of(Bytes.of(new byte[32])) : Optional.empty();
        }

        @Override
        public Optional<Bytes> askCreditTag(AccountKey account) {
            return askTag(account, WINDOW.first());
        }
    }

    /** Of a meter that is never asked here. */
    private static final class NoTags implements RetirementTags {
        @Override
        public void adopt(AccountKey account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Bytes> askTag(AccountKey account, Interval t) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Bytes> askCreditTag(AccountKey account) {
            throw new UnsupportedOperationException();
        }
    }
}
