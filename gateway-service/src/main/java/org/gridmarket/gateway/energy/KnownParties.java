package org.gridmarket.gateway.energy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.jdbi.v3.core.Jdbi;

/** Which keys this market's events have spoken of, and whose they are. */
public final class KnownParties {
    private final Jdbi jdbi;
    private final KnownAccounts accounts;

    public KnownParties(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.accounts = new KnownAccounts(jdbi);
    }

    /** Why the key is known; empty for one nobody has heard of. */
    public Set<AccountKind> kindsOf(AccountKey account) {
        EnumSet<AccountKind> kinds = EnumSet.noneOf(AccountKind.class);
        accounts.kindsOf(EnergyFunctions.PREFIX, account).forEach(kind -> kinds.add(AccountKind.valueOf(kind)));
        return kinds;
    }

    /** The public account that was bound to a meter before a block. */
    public Optional<AccountKey> boundBefore(MeterId meter, long block) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select account from meter_binding where meter = :meter and block < :block
                        order by block desc limit 1""")
                .bind("meter", meter.name())
                .bind("block", block)
                .mapTo(String.class)
                .findOne()
                .map(AccountKey::hex));
    }

    /**
     * The block of the first rule that names a meter: before it nothing concerns the meter. Rules are few, so they are looked
     * through; a name with an underscore may find one of another meter, which is earlier and does no harm.
     */
    public OptionalLong firstNaming(MeterId meter) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select block from ledger_event where type = 'RuleProposed' and json like :named
                        order by block, position limit 1""")
                .bind("named", "%\"meter\":\"" + meter.name() + "\"%")
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty()));
    }

    /** The key of a registered meter. */
    public Optional<AccountKey> keyOf(MeterId meter) {
        return jdbi.withHandle(rows -> rows.createQuery("select meter_key from meter where meter = :meter")
                .bind("meter", meter.name())
                .mapTo(String.class)
                .findOne()
                .map(AccountKey::hex));
    }
}
