package org.gridmarket.audit.energy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Looks for what ties an anonymous account to a prosumer or a meter: no transaction may name one together with a public
 * account or a meter. Joint transactions name outputs only, openings participants only. What is written beside the ledger is
 * {@link LogSearch}'s. Not thread-safe.
 */
public final class TraceAudit {
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    private final Set<String> anonymous = new HashSet<>();
    private final Set<String> publicKeys = new HashSet<>();
    private final Set<String> offences = new TreeSet<>();

    /** Takes in the events of one transaction. */
    public void observe(String transaction, List<EnergyEvent> events) {
        Set<String> named = new HashSet<>();
        for (EnergyEvent event : events) {
            learn(event);
            if (!(event instanceof EnergyEvent.Finalised)) { // trades name offers, whose pages name the accounts
                Matcher keys = KEY.matcher(EVENT.write(event));
                while (keys.find()) {
                    named.add(keys.group());
                }
            }
        }
        boolean hidden = named.stream().anyMatch(anonymous::contains);
        boolean known = named.stream().anyMatch(publicKeys::contains);
        if (hidden && known) {
            offences.add("transaction " + transaction + " names an anonymous and a public account");
        }
    }

    private void learn(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.ProsumerRegistered known ->
                publicKeys.add(known.account().toHex());
            case EnergyEvent.MixCommitted mixed -> mixed.outputs().forEach(output -> anonymous.add(output.toHex()));
            default -> {
                // names nobody for the first time
            }
        }
    }

    /** What the events gave away. */
    public List<String> offences() {
        return List.copyOf(offences);
    }

    /** Whether a mix has given this account a bundle. */
    public boolean isAnonymous(AccountKey account) {
        return anonymous.contains(account.toHex());
    }

    /** Whether a text names an anonymous account. */
    boolean namesAnonymous(String text) {
        return names(text, anonymous::contains);
    }

    /** Whether a text names any account, or what could be the key of one. */
    static boolean namesAny(String text) {
        return names(text, key -> true);
    }

    private static boolean names(String text, Predicate<String> which) {
        Matcher keys = KEY.matcher(text);
        while (keys.find()) {
            if (which.test(keys.group())) {
                return true;
            }
        }
        return false;
    }

    /** How many anonymous accounts it looks for. */
    public int accounts() {
        return anonymous.size();
    }
}
