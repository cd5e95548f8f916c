package org.gridmarket.middleware.manager;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.AccountKey;

/**
 * The newest order of each application. An order is taken whole or not at all; the same one twice is taken once. Immutable.
 *
 * @param newest one for each application, those that were taken longer ago first
 */
public record Orders(List<SignedOrder> newest) {
    public static final Orders NONE = new Orders(List.of());

    private static final String SOURCE = "middleware, Application manager";

    public Orders {
        newest = List.copyOf(newest);
    }

    /**
     * Whom a node believes.
     *
     * @param keys of whoever may sign packages and give orders
     * @param signatures Ed25519
     */
    public record Trust(Set<AccountKey> keys, SignatureCheck signatures) {
        public Trust {
            keys = Set.copyOf(keys);
            if (keys.size() > ManagerLimits.KEYS) {
                throw new IllegalArgumentException(
                        keys.size() + " keys of applications; at most " + ManagerLimits.KEYS);
            }
        }

        /** Refuses a key that the node does not believe. */
        public Decision<AccountKey> allows(AccountKey key) {
            return keys.contains(key)
                    ? Decision.accept(key)
                    : Decision.reject(
                            ManagerRejection.SIGNER_NOT_ALLOWED,
                            SOURCE,
                            "key " + key + " is none of the " + keys.size() + " that this node believes");
        }
    }

    /** Of an application, removed ones included. */
    public Optional<SignedOrder> of(String application) {
        return newest.stream()
                .filter(each -> each.order().application().equals(application))
                .findFirst();
    }

    /** Those of applications that are not removed. */
    public List<SignedOrder> present() {
        return newest.stream()
                .filter(each -> each.order().wanted() != WantedState.REMOVED)
                .toList();
    }

    /**
     * With one more order, or why not.
     *
     * @param brought whether its package came with it and is good
     */
    public Decision<Orders> take(SignedOrder signed, boolean brought, Trust trust) {
        Order order = signed.order();
        if (!signed.isSigned(trust.signatures())) {
            return refuse(ManagerRejection.SIGNATURE_BAD, "order " + order.number() + " of " + order.application());
        }
        Optional<SignedOrder> before = of(order.application());
        return trust.allows(signed.signer()).then(allowed -> {
            if (before.filter(each -> each.order().equals(order)).isPresent()) {
                return Decision.accept(this);
            }
            return take(signed, brought, before);
        });
    }

    private Decision<Orders> take(SignedOrder signed, boolean brought, Optional<SignedOrder> before) {
        Order order = signed.order();
        long known = before.map(each -> each.order().number()).orElse(0L);
        if (order.number() <= known) {
            return refuse(
                    ManagerRejection.NUMBER_OLD,
                    "order " + order.number() + " of " + order.application() + "; the newest is " + known);
        }
        Optional<Order> present = before.map(SignedOrder::order).filter(each -> each.wanted() != WantedState.REMOVED);
        boolean has = brought
                || present.filter(each -> each.packageHash().equals(order.packageHash()))
                        .isPresent();
        if (!has) {
            return refuse(
                    ManagerRejection.NOT_INSTALLED, "package " + order.packageHash() + " of " + order.application());
        }
        if (present.isEmpty() && present().size() >= ManagerLimits.APPLICATIONS) {
            return refuse(
                    ManagerRejection.TOO_MANY_APPLICATIONS,
                    present().size() + " applications; at most " + ManagerLimits.APPLICATIONS);
        }
        return Decision.accept(with(signed));
    }

    /** In its place; of removed ones the first that was removed is forgotten beyond the bound. */
    private Orders with(SignedOrder signed) {
        List<SignedOrder> all = new ArrayList<>(newest);
        all.removeIf(each -> each.order().application().equals(signed.order().application()));
        all.add(signed);
        int removed = all.size() - new Orders(all).present().size();
        if (removed > ManagerLimits.REMOVED_APPLICATIONS) {
            all.remove(all.stream()
                    .filter(each -> each.order().wanted() == WantedState.REMOVED)
                    .findFirst()
                    .orElseThrow());
        }
        return new Orders(all);
    }

    private static <T> Decision<T> refuse(ManagerRejection code, String detail) {
        return Decision.reject(code, SOURCE, detail);
    }
}
