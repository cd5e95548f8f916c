package org.gridmarket.cli.purse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.api.v1.PurseReply;
import org.gridmarket.api.v1.Redemption;
import org.gridmarket.api.v1.WaitingPayout;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/** What {@code --report} writes of purses: money in µ, as whole numbers; accounts and names in hexadecimal. */
final class PurseReport {
    private PurseReport() {}

    /** A purse, what waits for it, its redemptions, and as of which block. */
    static Map<String, Object> of(AccountKey account, PurseReply purse) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("account", account.toHex());
        keys.put("block", purse.getBlock());
        keys.put("held_micro", purse.getHeld());
        keys.put(
                "waiting_micro",
                purse.getPayoutsList().stream()
                        .mapToLong(WaitingPayout::getAmount)
                        .sum());
        keys.put(
                "payouts",
                purse.getPayoutsList().stream().map(PurseReport::payout).toList());
        keys.put("redemptions", redemptions(purse.getRedemptionsList()));
        return keys;
    }

    /** Redemptions that wait for the operator. */
    static Map<String, Object> of(List<Redemption> waiting) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("waiting", waiting.size());
        keys.put("owed_micro", waiting.stream().mapToLong(Redemption::getAmount).sum());
        keys.put("redemptions", redemptions(waiting));
        return keys;
    }

    private static Map<String, Object> payout(WaitingPayout one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("market", one.getMarket());
        row.put("deal", one.getDeal());
        row.put("amount_micro", one.getAmount());
        return row;
    }

    private static List<Map<String, Object>> redemptions(List<Redemption> list) {
        return list.stream().map(PurseReport::redemption).toList();
    }

    private static Map<String, Object> redemption(Redemption one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("account", Bytes.of(one.getAccount().toByteArray()).toHex());
        row.put("redemption", one.getRedemption());
        row.put("amount_micro", one.getAmount());
        row.put("status", one.getStatus());
        row.put("reference", one.getReference().isEmpty() ? null : one.getReference());
        return row;
    }
}
