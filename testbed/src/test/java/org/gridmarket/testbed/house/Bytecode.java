package org.gridmarket.testbed.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of all modules that the testbed can see, without their tests; read once. */
final class Bytecode {
    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gridmarket");

    static final JavaClasses KERNEL = new ClassFileImporter().importPackages("org.gridmarket.kernel");

    private Bytecode() {}
}
