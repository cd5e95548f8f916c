package org.gridmarket.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;

/** A list of flat records as CSV: a line of names, a line for each record, in the order of its header. */
@Provider
@Produces(CsvLists.MEDIA_TYPE)
public class CsvLists implements MessageBodyWriter<List<?>> {
    public static final String MEDIA_TYPE = "text/csv";

    private static final CsvMapper CSV =
            CsvMapper.builder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return List.class.isAssignableFrom(type) && generic instanceof ParameterizedType list && isRecord(list);
    }

    private static boolean isRecord(ParameterizedType list) {
        return list.getActualTypeArguments()[0] instanceof Class<?> element && element.isRecord();
    }

    @Override
    public void writeTo(
            List<?> list,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        Class<?> element = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
        CSV.writer(columns(element)).writeValue(out, list);
    }

    /** Named one by one: the mapper's own schema has them in the order of the alphabet. */
    private static CsvSchema columns(Class<?> element) {
        CsvSchema.Builder columns = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        for (RecordComponent component : element.getRecordComponents()) {
            columns.addColumn(component.getName());
        }
        return columns.build();
    }
}
