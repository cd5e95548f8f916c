package org.gridmarket.gateway.meter;

import java.util.List;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.jspecify.annotations.Nullable;

/** Picks what concerns one meter and, once it is bound, its public account. Events come in ledger order. */
final class MeterEvents {
    private final MeterId meter;
    private @Nullable AccountKey account;

    /**
     * @param account bound to it before the first event that is asked for; null when none was
     */
    MeterEvents(MeterId meter, @Nullable AccountKey account) {
        this.meter = meter;
        this.account = account;
    }

    boolean concerns(EnergyEvent event) {
        return switch (event) {
            case EnergyEvent.ProsumerRegistered registered -> isOwnBinding(registered);
            case EnergyEvent.RuleProposed proposed -> names(proposed.rules().changes());
            case EnergyEvent.RuleEffective effective -> names(effective.rules().changes());
            case EnergyEvent.ReadingsReported reported -> reported.meter().equals(meter);
            case EnergyEvent.CommitmentsReported reported -> reported.meter().equals(meter);
            case EnergyEvent.BillReported billed -> billed.meter().equals(meter);
            case EnergyEvent.AssetsWithdrawn withdrawn -> withdrawn.account().equals(account);
            case EnergyEvent.MoneyBooked booked -> booked.account().equals(account);
            case EnergyEvent.MoneyTakenBack back -> back.account().equals(account);
            case EnergyEvent.CreditCollected collected -> collected.account().equals(account);
            case EnergyEvent.CreditRedeemed redeemed -> redeemed.account().equals(account);
            case EnergyEvent.OfferPosted posted -> posted.page().account().equals(account);
            case EnergyEvent.OfferCancelled cancelled -> cancelled.account().equals(account);
            case EnergyEvent.Claimed claimed -> claimed.account().equals(account);
            case EnergyEvent.Retired retired -> retired.account().equals(account);
            default -> false;
        };
    }

    private boolean isOwnBinding(EnergyEvent.ProsumerRegistered registered) {
        if (!registered.meter().equals(meter)) {
            return false;
        }
        account = registered.account();
        return true;
    }

    private boolean names(List<RuleChange> changes) {
        return changes.stream().anyMatch(change -> switch (change) {
            case RuleChange.RegisterSmartMeter registered -> registered.meter().equals(meter);
            case RuleChange.SetMeterLimits limits -> limits.meter().equals(meter);
            case RuleChange.SetMeterCircle circle -> circle.meter().equals(meter);
            default -> false; // grid, tariff and mixing are not of one meter
        });
    }
}
