package org.nadir.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.nadir.base.UserProblem;

/**
 * An element of a small XML file with its place. A file may come from anywhere: document types (and with them entities and
 * other files), great depth and great size are refused.
 *
 * @param line of its start tag, from 1
 * @param text all characters directly in it, without the space around them
 */
record XmlElement(String name, int line, String text, List<XmlElement> children) {
    private static final int LARGEST = 16 << 20;
    private static final int DEEPEST = 32;

    XmlElement {
        children = List.copyOf(children);
    }

    /** @throws UserProblem for what is not well-formed, or refused */
    static XmlElement read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            long bytes = Files.size(file);
            if (bytes > LARGEST) {
                throw wrong(file, "The label file is too large to be one (" + bytes + " bytes)", 0);
            }
            XMLStreamReader reader = factory().createXMLStreamReader(in);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw wrong(
                            file,
                            "The XML file has a document type, which labels do not need and which can draw in other files",
                            reader.getLocation().getLineNumber());
                }
            }
            return element(file, reader, 1);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw wrong(file, "The label file is not well-formed XML", Math.max(0, line));
        } catch (IOException e) {
            throw wrong(file, "The label file cannot be read (" + e.getMessage() + ")", 0);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static XmlElement element(Path file, XMLStreamReader reader, int depth) throws XMLStreamException {
        int line = reader.getLocation().getLineNumber();
        if (depth > DEEPEST) {
            throw wrong(file, "The XML file is nested too deeply to hold labels", line);
        }
        String name = reader.getLocalName();
        StringBuilder text = new StringBuilder();
        List<XmlElement> children = new ArrayList<>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(file, reader, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return new XmlElement(name, line, text.toString().strip(), children);
    }

    private static UserProblem wrong(Path file, String what, int line) {
        return UserProblem.of(what).file(file).line(line).problem();
    }

    Optional<XmlElement> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    List<XmlElement> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** The text of a child, empty where there is none. */
    String text(String wanted) {
        return child(wanted).map(XmlElement::text).orElse("");
    }

    /** The number in a child. */
    double number(String wanted) throws RefusedRow {
        String found = text(wanted);
        return LabelRules.number(found)
                .orElseThrow(() -> new RefusedRow(
                        "A value of the object is not a number",
                        name + "." + wanted,
                        found.isEmpty() ? "nothing" : found,
                        "a number"));
    }
}
