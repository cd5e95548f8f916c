package org.gridmarket.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.check.property.Check;
import org.gridmarket.check.property.Property;
import org.gridmarket.check.property.PropertyFile;
import org.gridmarket.check.property.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every property holds, says something, and is broken by a mutant. */
class PropertiesTest {
    private static final List<Property> PROPERTIES =
            PropertyFile.folder(Path.of("").toAbsolutePath().resolve("../docs/properties"));

    static Stream<Subject> subjects() {
        return Subjects.all().stream();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void all_properties_hold_and_can_fail(Subject subject) {
        List<Property> properties = PROPERTIES.stream()
                .filter(property -> property.model().equals(subject.model().name()))
                .toList();

        Check.Result result = Check.run(subject, properties, doing -> {});

        assertThat(result.verdicts())
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.isGood())
                        .as(verdict.property().name() + ": " + verdict.sentence())
                        .isTrue());
    }

    @Test
    void every_property_has_a_model() {
        List<String> models = subjects().map(subject -> subject.model().name()).toList();

        assertThat(PROPERTIES).extracting(Property::model).isSubsetOf(models);
    }
}
