package org.gridmarket.kernel.allocation.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.message.Admission;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.operation.Roles;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Role;
import org.jspecify.annotations.Nullable;

/**
 * The operator says who may post. The place of a member that is expelled is free when its last offer is over, so no instance
 * ever has offers of more accounts than the schema says.
 */
final class Membership {
    private static final String SOURCE = "allocation-market, Operations";

    /** Accounts that are named, and what the ledger knows of them. */
    record Facts(MarketRows market, List<AccountKey> accounts, boolean admitting, int taken, LedgerCall call) {
        private @Nullable String notOperator() {
            return Roles.offence(call, Role.admin(market.schema().operator()));
        }

        private @Nullable String outOfRange() {
            int most = AllocationLimit.MEMBERS_PER_ADMISSION.ceiling();
            return accounts.isEmpty() || accounts.size() > most
                    ? accounts.size() + " accounts named; 1.." + most + " are allowed"
                    : null;
        }

        private @Nullable String known() {
            return firstThat(admitting, " is a member, or named twice");
        }

        private @Nullable String unknown() {
            return firstThat(!admitting, " is no member, or named twice");
        }

        private @Nullable String exhausted() {
            int more = admitting ? accounts.size() : 0;
            int most = market.schema().limits().members();
            return taken + more > most
                    ? taken + " places are taken, " + more + " more are asked for; there are " + most
                    : null;
        }

        /** Whoever is named twice is a member already, or none any more, the second time. */
        private @Nullable String firstThat(boolean asked, String what) {
            if (!asked) {
                return null;
            }
            for (int i = 0; i < accounts.size(); i++) {
                AccountKey account = accounts.get(i);
                boolean member = market.in(AllocationState.MEMBER).has(market.world(), account);
                if (member == admitting || accounts.subList(0, i).contains(account)) {
                    return "account " + account + what;
                }
            }
            return null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> NAMED = RuleBook.of("allocation:admitMembers and allocation:expelMembers",
            rule(ShellRejection.ROLE_NOT_ALLOWED,         SOURCE, Facts::notOperator),
            rule(AllocationRejection.BATCH_OUT_OF_RANGE,  SOURCE, Facts::outOfRange),
            rule(AllocationRejection.MEMBER_KNOWN,        SOURCE, Facts::known),
            rule(AllocationRejection.NOT_A_MEMBER,        SOURCE, Facts::unknown),
            rule(AllocationRejection.MEMBERS_EXHAUSTED,   SOURCE, Facts::exhausted));
    // spotless:on

    private Membership() {}

    static Decision<Receipt> admit(AllocationCommand.AdmitMembers command, LedgerCall call, MarketRows market) {
        List<AccountKey> accounts =
                command.members().stream().map(Admission::account).toList();
        StoredRows.TakenPlaces places = places(market);
        return NAMED.check(new Facts(market, accounts, true, places.all(), call))
                .map(legal -> {
                    for (Admission each : command.members()) {
                        market.in(AllocationState.MEMBER)
                                .put(market.world(), new StoredRows.Member(each.groups()), each.account());
                        market.tell(new AllocationEvent.AllocationMemberAdmitted(
                                market.name(), each.account(), each.groups()));
                    }
                    put(places.admit(accounts.size()), market);
                    return market.done();
                });
    }

    static Decision<Receipt> expel(AllocationCommand.ExpelMembers command, LedgerCall call, MarketRows market) {
        List<AccountKey> accounts = command.members();
        StoredRows.TakenPlaces places = places(market);
        return NAMED.check(new Facts(market, accounts, false, places.all(), call))
                .map(legal -> {
                    StoredRows.TakenPlaces left = places;
                    for (AccountKey account : accounts) {
                        market.in(AllocationState.MEMBER).delete(market.world(), account);
                        left = left.expel(lastCycleOf(account, market));
                        market.tell(new AllocationEvent.AllocationMemberExpelled(market.name(), account));
                    }
                    put(left, market);
                    return market.done();
                });
    }

    /** The last cycle whose instance may read the account's offers; null when it has none. */
    private static @Nullable Cycle lastCycleOf(AccountKey account, MarketRows market) {
        StoredRows.Trader trader =
                market.in(AllocationState.TRADER).find(market.world(), account).orElse(StoredRows.Trader.NONE);
        int life = market.calendar().life();
        return trader.posted().stream()
                .map(each -> each.book().plus(life - 1))
                .max(Cycle::compareTo)
                .orElse(null);
    }

    /** Without those of offers that are over: the cycle is final. */
    private static StoredRows.TakenPlaces places(MarketRows market) {
        StoredRows.TakenPlaces places =
                AllocationState.PLACES.find(market.world(), market.name()).orElse(StoredRows.TakenPlaces.NONE);
        for (StoredRows.Leaving leaving : places.leaving()) {
            if (!market.isFinal(leaving.after())) {
                return places;
            }
            places = places.since(leaving.after());
        }
        return places;
    }

    private static void put(StoredRows.TakenPlaces places, MarketRows market) {
        List<StoredRows.Leaving> ascending = places.leaving().stream()
                .sorted((one, other) -> one.after().compareTo(other.after()))
                .toList();
        AllocationState.PLACES.put(
                market.world(), new StoredRows.TakenPlaces(places.places(), ascending), market.name());
    }
}
