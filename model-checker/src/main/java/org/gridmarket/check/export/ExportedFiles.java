package org.gridmarket.check.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.check.property.Property;
import org.gridmarket.check.table.TableModel;

/** Writes tables for other model checkers: {@code Name.tla} and {@code Name.cfg} for TLC, {@code name.pml} for spin. */
public final class ExportedFiles {
    private ExportedFiles() {}

    /**
     * Writes three files.
     *
     * @param folder made if need be
     * @param properties of this table
     * @return what was written
     */
    public static List<Path> write(TableModel table, List<Property> properties, Path folder) {
        TlaModule module = new TlaModule(List.of(table), properties);
        List<Path> written = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            written.add(Files.writeString(folder.resolve(module.name() + ".tla"), module.text()));
            written.add(Files.writeString(folder.resolve(module.name() + ".cfg"), module.configuration()));
            written.add(Files.writeString(
                    folder.resolve(table.name() + ".pml"), new PromelaModel(table, properties).text()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + unwritable.getMessage(), unwritable);
        }
        return written;
    }
}
