import ArgumentParser
import Commands

@main
struct MayflyMain {
    static func main() async {
        await Mayfly.begin()
    }
}
