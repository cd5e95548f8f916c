package org.gridmarket.kernel.wire;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** How values of one type are written and read. */
interface Shape {
    void write(Object value, TextWriter out);

    Object read(TextReader in);

    static Shape of(BiConsumer<Object, TextWriter> write, Function<TextReader, Object> read) {
        return new Shape() {
            @Override
            public void write(Object value, TextWriter out) {
                write.accept(value, out);
            }

            @Override
            public Object read(TextReader in) {
                return read.apply(in);
            }
        };
    }
}
