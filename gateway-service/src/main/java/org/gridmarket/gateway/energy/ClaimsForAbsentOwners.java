package org.gridmarket.gateway.energy;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Outcome;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.OperationIds;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Claims for accounts that have slept through the settlement window, since an interval is settled only when both sides of
 * every trade are claimed. Anyone may (energy-market, "claim"): it only brings in what is final.
 */
public final class ClaimsForAbsentOwners {
    private static final Logger LOG = Logger.getLogger(ClaimsForAbsentOwners.class);

    /** What a gate needs to itself: claiming stops so long before it. */
    private static final long BEFORE_GATE_MILLIS = 1_000;

    private final Jdbi jdbi;
    private final Chain chain;
    private final Clock clock;
    private final AccountKeyPair signer;
    private final SecureRandom random;

    public ClaimsForAbsentOwners(Jdbi jdbi, Chain chain, Clock clock, AccountKeyPair signer, SecureRandom random) {
        this.jdbi = jdbi;
        this.chain = chain;
        this.clock = clock;
        this.signer = signer;
        this.random = random;
    }

    /** The accounts with final trades at an interval that they have not claimed. */
    public List<AccountKey> of(Interval t) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select distinct p.account from offer_page p
                        where p.page in (select sell_page from final_trade where t = :t
                                         union select buy_page from final_trade where t = :t)
                        and not exists (select 1 from claimed c where c.account = p.account and c.t = :t)
                        order by p.account""")
                .bind("t", t.index())
                .mapTo(String.class)
                .map(AccountKey::hex)
                .list());
    }

    /** Claims for all of them, or for as many as there is time for before the next gate; the rest comes next time. */
    public void claim(Interval t, MarketCalendar calendar, LedgerTime nextGate) {
        for (AccountKey account : of(t)) {
            LedgerTime now = new LedgerTime(clock.millis());
            if (!now.plusMillis(BEFORE_GATE_MILLIS).isBefore(nextGate)) {
                return;
            }
            Outcome outcome = claim(account, t, calendar.roundAt(now).next().book());
            if (!outcome.isDone()) {
                LOG.infof("interval %s was not claimed for sleeping account %s: %s", t, account, outcome.text());
            }
        }
    }

    private Outcome claim(AccountKey account, Interval t, Book lastBook) {
        EnergyCommand.Claim command = new EnergyCommand.Claim(account, IntervalSet.of(t));
        String function = EnergyFunctions.of(command);
        OperationId id = OperationIds.fresh(random);
        Submission submission = signer.sign(
                chain.target(),
                function,
                id,
                lastBook,
                RecordCodec.of(EnergyCommand.Claim.class).writeBytes(command));
        return chain.submit(function, RecordCodec.of(Submission.class).write(submission));
    }
}
