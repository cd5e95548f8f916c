package org.gridmarket.cli.energy.operator;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.cli.HexDigits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.process.PartFailedException;

/** A proposal as operators name it: by its name, or a calendar by its digest or the beginning of that. */
final class NamedProposal {
    private NamedProposal() {}

    static Proposed find(String id, OperatorDoor door) {
        var rules = door.rules(id);
        if (rules.isPresent()) {
            return rules.get();
        }
        List<Proposed> calendars = door.open().stream()
                .filter(open -> !(open instanceof Proposed.Rules))
                .filter(calendar -> HexDigits.isMeant(id, calendar.id()))
                .toList();
        if (calendars.size() != 1) {
            throw new PartFailedException(
                    (calendars.isEmpty() ? "there is no open proposal " : "several proposals begin with ") + id
                            + "\nnext: gridmarket operator proposals");
        }
        return calendars.getFirst();
    }

    /** All of it, with the digest that an approver names. */
    static List<String> shown(Proposed proposed, OperatorDoor door) {
        List<String> lines = new ArrayList<>();
        lines.add("proposal " + proposed.id()
                + (proposed.approved() ? ", approved" : ", to be approved by " + proposed.approver()));
        lines.addAll(proposed.words());
        if (proposed instanceof Proposed.Rules rules && !rules.approved()) {
            lines.addAll(wishes(rules, door));
        }
        lines.add("digest " + proposed.digest().toHex());
        return lines;
    }

    /** Whether each meter that is to be registered has asked for just that, with its own key. */
    private static List<String> wishes(Proposed.Rules rules, OperatorDoor door) {
        List<RuleChange.RegisterSmartMeter> meters = rules.rules().changes().stream()
                .filter(RuleChange.RegisterSmartMeter.class::isInstance)
                .map(RuleChange.RegisterSmartMeter.class::cast)
                .toList();
        if (meters.isEmpty()) {
            return List.of();
        }
        if (door instanceof NetworkDoor) {
            return List.of("whether the meters have asked for it, gateways know: look with --gateway");
        }
        OperatorDoor.Enrolments enrolments = door.enrolments();
        List<String> lines = new ArrayList<>();
        for (RuleChange.RegisterSmartMeter meter : meters) {
            lines.add("meter " + meter.meter() + ": " + wish(meter, enrolments.meters()));
        }
        enrolments.silent().forEach(silent -> lines.add("not asked: " + silent));
        return lines;
    }

    private static String wish(RuleChange.RegisterSmartMeter meter, List<WaitingMeter> waiting) {
        return waiting.stream()
                .filter(asked -> asked.asChange().equals(meter))
                .map(asked -> "has asked for just this, at the gateway of " + asked.organisation())
                .findFirst()
                .orElse("NOBODY HAS ASKED for this with this key, at any gateway that answers");
    }
}
