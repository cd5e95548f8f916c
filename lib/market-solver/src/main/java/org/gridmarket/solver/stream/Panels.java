package org.gridmarket.solver.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.stream.offer.Trusted;

/** Panels that a customer trusts, the cheapest first: one mediator, or one of each of three organisations. */
final class Panels {
    /** So many of one organisation are combined; more would make no panel cheaper that matters. */
    private static final int MOST_OF_ONE = 4;

    /** Mediators that judge together. */
    record Panel(List<MediatorOffer> members) {
        boolean isTrustedBy(Trusted trusted) {
            return members.stream().allMatch(member -> trusted.mediators().contains(member.account()));
        }
    }

    private final List<MediatorOffer> mediators;
    private final Map<AccountKey, Organisation> licensed;
    private final Map<CustomerOffer, List<Panel>> found = new HashMap<>();

    Panels(List<MediatorOffer> mediators, Map<AccountKey, Organisation> licensed) {
        this.mediators = mediators;
        this.licensed = licensed;
    }

    /** Made once for each customer: who moves lanes asks for the same ones again and again. */
    List<Panel> of(CustomerOffer customer) {
        return found.computeIfAbsent(customer, this::make);
    }

    private List<Panel> make(CustomerOffer customer) {
        Map<Organisation, List<MediatorOffer>> trusted = new EnumMap<>(Organisation.class);
        mediators.stream()
                .filter(mediator -> licensed.containsKey(mediator.account()))
                .filter(mediator -> customer.trusted().mediators().contains(mediator.account()))
                .sorted(Comparator.comparing((MediatorOffer mediator) -> mediator.fee(customer.epoch()))
                        .thenComparing(MediatorOffer::account))
                .forEach(mediator -> trusted.computeIfAbsent(licensed.get(mediator.account()), any -> new ArrayList<>())
                        .add(mediator));
        List<Panel> panels = new ArrayList<>();
        if (customer.panel() == 1) {
            trusted.values().forEach(all -> all.forEach(one -> panels.add(new Panel(List.of(one)))));
        } else if (trusted.size() >= CustomerOffer.LARGE_PANEL) {
            combine(new ArrayList<>(trusted.values()), 0, List.of(), panels);
        }
        panels.sort(Comparator.comparing(panel -> panel.members().stream()
                .map(member -> member.fee(customer.epoch()).plus(member.availability()))
                .reduce(Money.ZERO, Money::plus)));
        return panels;
    }

    private static void combine(
            List<List<MediatorOffer>> organisations, int from, List<MediatorOffer> so, List<Panel> panels) {
        if (so.size() == CustomerOffer.LARGE_PANEL) {
            panels.add(new Panel(so));
            return;
        }
        for (int at = from; at < organisations.size(); at++) {
            for (MediatorOffer one :
                    organisations.get(at).stream().limit(MOST_OF_ONE).toList()) {
                List<MediatorOffer> more = new ArrayList<>(so);
                more.add(one);
                combine(organisations, at + 1, more, panels);
            }
        }
    }
}
