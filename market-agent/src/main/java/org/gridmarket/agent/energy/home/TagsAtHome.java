package org.gridmarket.agent.energy.home;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gridmarket.agent.energy.RetirementTags;
import org.gridmarket.agent.source.SourceException;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;

/** The tags that the home's meter gives out at its door; a meter that is silent is a trouble of the home. Thread-safe. */
final class TagsAtHome implements RetirementTags {
    private final MeterAtHome meter;
    private final Troubles troubles;
    private final Consumer<AccountKey> adopting;

    /** @param adopting is told of each account of the home; the meter measures what flows, whoever traded it */
    TagsAtHome(MeterAtHome meter, Troubles troubles, Consumer<AccountKey> adopting) {
        this.meter = meter;
        this.troubles = troubles;
        this.adopting = adopting;
    }

    @Override
    public void adopt(AccountKey account) {
        adopting.accept(account);
    }

    @Override
    public Optional<Bytes> askTag(AccountKey account, Interval t) {
        return ask(() -> meter.tag(account, t));
    }

    @Override
    public Optional<Bytes> askCreditTag(AccountKey account) {
        return ask(() -> meter.creditTag(account));
    }

    private Optional<Bytes> ask(Supplier<Bytes> question) {
        try {
            Bytes tag = question.get();
            troubles.over("tags");
            return Optional.of(tag);
        } catch (SourceException silent) {
            troubles.tell(
                    "tags",
                    String.valueOf(silent.getMessage()),
                    "see that gridmarket meter runs; what is left of a trade waits for it until the settlement ends");
            return Optional.empty();
        }
    }
}
