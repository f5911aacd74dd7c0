package org.nadir.scene;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the name, the code and the kind out of well-known text without loading the reference tables. */
final class WktCrs {
    private static final Pattern NAME = Pattern.compile("^\\s*\\w+\\s*\\[\\s*\"([^\"]*)\"");
    private static final Pattern CODE =
            Pattern.compile("(?:AUTHORITY|ID)\\[\"EPSG\",\\s*\"?(\\d{1,6})\"?\\]\\s*\\]\\s*$");
    private static final Pattern UNIT = Pattern.compile(
            "UNIT\\s*\\[\\s*\"[^\"]*\"\\s*,\\s*([0-9]{1,9}(?:\\.[0-9]{0,18})?(?:[eE][+-]?[0-9]{1,3})?)");

    private WktCrs() {}

    static SceneCrs of(String wkt) {
        boolean geographic = wkt.startsWith("GEOGCS") || wkt.startsWith("GEOGCRS");
        Matcher code = CODE.matcher(wkt);
        OptionalInt epsg = code.find() ? OptionalInt.of(Integer.parseInt(code.group(1))) : OptionalInt.empty();
        Matcher name = NAME.matcher(wkt);
        String text = epsg.isPresent() ? "EPSG:" + epsg.getAsInt() : name.find() ? name.group(1) : "unnamed";
        double unit = Double.NaN;
        Matcher units = UNIT.matcher(wkt);
        while (!geographic && units.find()) {
            // the last unit is that of the projected axes
            unit = Double.parseDouble(units.group(1));
        }
        return new SceneCrs(text, epsg, geographic, unit, Optional.of(wkt));
    }
}
