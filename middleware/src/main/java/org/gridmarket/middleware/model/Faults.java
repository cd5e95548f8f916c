package org.gridmarket.middleware.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.ShownText;

/** What is found wrong while a text is read, all of it. */
final class Faults {
    private final List<ModelFault> found = new ArrayList<>();

    static Position at(ParserRuleContext place) {
        return at(place.getStart());
    }

    static Position at(Token token) {
        return new Position(token.getLine(), token.getCharPositionInLine() + 1);
    }

    void add(Position at, ModelRejection code, String detail) {
        found.add(new ModelFault(at, code, detail));
    }

    /** What was found; empty when nothing is wrong. */
    List<ModelFault> found() {
        return List.copyOf(found);
    }

    /** A name as records of discovery can have it. */
    String name(ParserRuleContext place) {
        String name = place.getText();
        try {
            return Name.check("name", name);
        } catch (IllegalArgumentException unusable) {
            add(at(place), ModelRejection.UNSUPPORTED, String.valueOf(unusable.getMessage()));
            return name;
        }
    }

    /** Names of one kind, none of which stands twice. */
    final class Names {
        private final String kind;
        private final Set<String> taken = new HashSet<>();

        Names(String kind) {
            this.kind = kind;
        }

        String declare(ParserRuleContext place) {
            String name = name(place);
            if (!taken.add(name)) {
                add(at(place), ModelRejection.NAME_TWICE, "there is a " + kind + " " + name + " already");
            }
            return name;
        }

        /** A name that has to be declared. */
        String use(ParserRuleContext place) {
            String name = place.getText();
            if (!taken.contains(name)) {
                add(at(place), ModelRejection.NAME_UNKNOWN, "there is no " + kind + " " + ShownText.of(name));
            }
            return name;
        }
    }
}
