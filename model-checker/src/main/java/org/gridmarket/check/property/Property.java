package org.gridmarket.check.property;

import java.util.List;
import org.gridmarket.check.logic.Formula;
import org.gridmarket.check.logic.FormulaReader;

/**
 * What must be true of a model.
 *
 * @param name one word for tables and tests
 * @param model the scope or life cycle that it speaks of
 * @param source section of the text or page of the specification
 * @param text the formula or sentence, as written
 */
public record Property(String name, String model, String source, String text) {
    public Formula formula() {
        return FormulaReader.read(text);
    }

    /** What has to be reached somewhere, lest the property says nothing. */
    public List<Formula> antecedents() {
        return FormulaReader.antecedents(text);
    }
}
