package org.gridmarket.check.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gridmarket.check.logic.FormulaException;
import org.junit.jupiter.api.Test;

class PropertyFileTest {
    @Test
    void a_file_names_its_model_and_its_properties() {
        List<Property> found = PropertyFile.parse(
                List.of(
                        "# what this is",
                        "model interval",
                        "property in-order",
                        "  source energy-market, finalise",
                        "  holds  FINALISED only after",
                        "         CLOSED   # as the text says",
                        "property ends",
                        "  source 2.6.4",
                        "  holds AG EF SWEPT"),
                "x.ctl");

        assertThat(found)
                .containsExactly(
                        new Property("in-order", "interval", "energy-market, finalise", "FINALISED only after CLOSED"),
                        new Property("ends", "interval", "2.6.4", "AG EF SWEPT"));
    }

    @Test
    void what_is_missing_is_told_with_file_and_line() {
        assertThatThrownBy(() -> PropertyFile.parse(List.of("model m", "property p", "holds AG a"), "x.ctl"))
                .isInstanceOf(FormulaException.class)
                .hasMessage("x.ctl, up to line 3: property p lacks its model, source or formula");
        assertThatThrownBy(() -> PropertyFile.parse(List.of("model m", "hold AG a"), "x.ctl"))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("line 2: 'hold' is none of model, property, source, holds");
        assertThatThrownBy(
                        () -> PropertyFile.parse(List.of("model m", "property p", "source s", "holds AG ("), "x.ctl"))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("property p: a formula expected");
    }
}
