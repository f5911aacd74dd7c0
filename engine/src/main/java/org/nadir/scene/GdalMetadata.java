package org.nadir.scene;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** GDAL's XML about bands in tag 42112: their names and their colours. Damaged XML is as good as none. */
final class GdalMetadata {
    private final Map<Integer, String> descriptions = new HashMap<>();
    private final Map<String, Integer> colours = new HashMap<>();

    static GdalMetadata parse(String xml) {
        GdalMetadata metadata = new GdalMetadata();
        try {
            XMLStreamReader reader = reader(xml);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Item")) {
                    metadata.item(reader);
                }
            }
        } catch (XMLStreamException e) {
            return metadata;
        }
        return metadata;
    }

    /** A reader that resolves nothing outside of the text. */
    static XMLStreamReader reader(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new StringReader(xml));
    }

    private void item(XMLStreamReader reader) throws XMLStreamException {
        String sample = reader.getAttributeValue(null, "sample");
        String role = reader.getAttributeValue(null, "role");
        if (sample == null || role == null || !sample.matches("\\d{1,4}")) {
            return;
        }
        int band = Integer.parseInt(sample);
        if (role.equals("description")) {
            descriptions.put(band, reader.getElementText().strip());
        } else if (role.equals("colorinterp")) {
            colours.put(reader.getElementText().strip().toLowerCase(Locale.ROOT), band);
        }
    }

    Optional<String> description(int band) {
        return Optional.ofNullable(descriptions.get(band)).filter(text -> !text.isEmpty());
    }

    /** The band that GDAL calls red, green, blue, alpha and so on. */
    Optional<Integer> bandOf(String colour) {
        return Optional.ofNullable(colours.get(colour));
    }
}
