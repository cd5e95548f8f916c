package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.work.ObjectFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectFolderTest {
    private static final Bytes OBJECT = Bytes.utf8("0123456789");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void a_portion_goes_to_the_end_of_its_object_and_no_further() {
        ObjectFolder objects = new ObjectFolder(folder);
        Bytes hash = objects.keep(OBJECT);

        assertThat(objects.portion(hash, 2, 4)).contains(Bytes.utf8("2345"));
        assertThat(objects.portion(hash, 8, 4)).contains(Bytes.utf8("89"));
        assertThat(objects.portion(hash, 10, 4)).contains(Bytes.utf8(""));
        assertThat(objects.portion(hash, Long.MAX_VALUE, 4)).contains(Bytes.utf8(""));
        assertThat(objects.size(hash)).hasValue(OBJECT.length());
    }

    @Test
    void beginnings_that_nobody_goes_on_with_are_let_go() {
        ObjectFolder objects = new ObjectFolder(folder);
        Bytes hash = ObjectHash.of(OBJECT);
        objects.add(hash, "somebody", Bytes.utf8("0123"));

        objects.forgetBegun(new LedgerTime(0));
        assertThat(objects.begun(hash, "somebody")).isEqualTo(4);
        assertThat(objects.begunBy("somebody")).isEqualTo(1);
        assertThat(objects.begunBy("body")).isZero();

        objects.forgetBegun(new LedgerTime(Long.MAX_VALUE));
        assertThat(objects.begun(hash, "somebody")).isZero();
    }

    @Test
    void of_an_object_that_is_not_here_there_is_no_portion_and_no_size() {
        ObjectFolder objects = new ObjectFolder(folder);

        assertThat(objects.portion(ObjectHash.of(OBJECT), 0, 4)).isEmpty();
        assertThat(objects.size(ObjectHash.of(OBJECT))).isEmpty();
    }
}
